/** Runs of a property; the mutation test takes a share of them, since it runs every property thousands of times. */
export const runs = (count: number): number =>
  Math.max(5, Math.ceil(count * Number(process.env["PROPERTY_SHARE"] ?? 1)));
