/** GPUs of one replica that instances are sold with. */
export const replicaSizes: readonly number[] = [1, 2, 4, 8];
