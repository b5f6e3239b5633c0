/** Formats that weights and KV cache are kept in, as facts and sizing name them. */
export const precisions = ["bf16", "fp16", "fp8", "int8", "int4", "nvfp4", "mxfp4"] as const;
export type Precision = (typeof precisions)[number];

export const isPrecision = (name: string): name is Precision => precisions.some((precision) => precision === name);
