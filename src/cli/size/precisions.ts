import type { Precision } from "../../sizing/precision.js";

export const precisions: readonly Precision[] = ["bf16", "fp16", "fp8", "int8", "int4", "nvfp4", "mxfp4"];

export const isPrecision = (name: string): name is Precision => precisions.some((precision) => precision === name);
