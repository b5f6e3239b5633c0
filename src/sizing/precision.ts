import type { Precision } from "../quantities/precision.js";
import type { Gpu } from "./gpu.js";

export type { Precision };

/** Kinds of matrix units: constants are fitted for each. */
export type Arithmetic = "bf16" | "fp8" | "fp4";

/**
 * Bytes of one stored number, block scales included: mxfp4 has one byte of scale per 32 values (OCP Microscaling 1.0), nvfp4
 * one per 16, int4 a 16-bit scale per 128 (the group size of AWQ and GPTQ).
 */
export const bytesPerWeight: Readonly<Record<Precision, number>> = {
  bf16: 2,
  fp16: 2,
  fp8: 1,
  int8: 1,
  int4: 0.5 + 2 / 128,
  nvfp4: 0.5 + 1 / 16,
  mxfp4: 0.5 + 1 / 32,
};

/** Precisions narrower than 16 bits leave embedding and output layer in 16 bits. */
export const isQuantised = (precision: Precision): boolean => bytesPerWeight[precision] < 2;

/**
 * The matrix units that a precision runs on. Where the device has none for it, weights are stored narrow and multiplied in
 * 16 bits, as int4 weights are everywhere and mxfp4 ones where no unit takes them.
 */
export function arithmeticOf(precision: Precision, gpu: Gpu): Arithmetic {
  if ((precision === "nvfp4" || precision === "mxfp4") && gpu.fp4Tflops !== undefined) return "fp4";
  if ((precision === "fp8" || precision === "int8") && gpu.fp8Tflops !== undefined) return "fp8";
  return "bf16";
}

/** Operations a second of one GPU on these units, as the data sheet gives them. */
export function flopsOf(arithmetic: Arithmetic, gpu: Gpu): number {
  const tflops = arithmetic === "fp4" ? gpu.fp4Tflops : arithmetic === "fp8" ? gpu.fp8Tflops : gpu.bf16Tflops;
  return (tflops ?? gpu.bf16Tflops) * 1e12;
}

/** nvfp4 is made for units that only some devices have; every other precision has a way to run. */
export const isSupported = (precision: Precision, gpu: Gpu): boolean =>
  precision !== "nvfp4" || gpu.fp4Tflops !== undefined;
