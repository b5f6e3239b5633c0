/** Loads that differ from a whole number of replicas by less than this share are that number: rounding, not traffic. */
const rounding = 1e-12;

/** Replicas that carry a load given in replicas: whole ones, at least one. */
export const replicasFor = (load: number): number => Math.max(1, Math.ceil(load * (1 - rounding)));
