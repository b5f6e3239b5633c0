/** Tables of dated reference data, by the names of their files. */
export const tableNames = [
  "model-lifecycle.json",
  "models.json",
  "gpus.json",
  "sizing.json",
  "prices.json",
  "providers.json",
  "cost-assumptions.json",
] as const;

export type TableName = (typeof tableNames)[number];
