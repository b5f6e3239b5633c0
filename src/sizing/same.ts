import { findGpu, findModel, type SizingData } from "./catalogue.js";
import { formsOf } from "./names.js";

/** Whether two names mean the same model: the same in the table, else the same once owner and endings are dropped. */
export function isSameModel(data: Pick<SizingData, "models">, one: string, other: string): boolean {
  const [a, b] = [findModel(data, one), findModel(data, other)];
  return a && b ? a === b : formsOf(one).at(-1) === formsOf(other).at(-1);
}

/** Whether two names mean the same GPU: the same in the table, else the same whatever their case. */
export function isSameGpu(data: Pick<SizingData, "gpus">, one: string, other: string): boolean {
  const [a, b] = [findGpu(data, one), findGpu(data, other)];
  return a && b ? a === b : one.trim().toLowerCase() === other.trim().toLowerCase();
}
