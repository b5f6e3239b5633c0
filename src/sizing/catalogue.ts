import type { SizingConstants } from "./constants.js";
import type { Gpu, GpuPrice } from "./gpu.js";
import type { Model } from "./model.js";
import { formsOf } from "./names.js";

/** All data that sizing rests on. */
export interface SizingData {
  models: readonly Model[];
  gpus: readonly Gpu[];
  prices: readonly GpuPrice[];
  constants: SizingConstants;
  /** Day of the newest figure. */
  asOf: string;
}

/** A table with the day of its newest figure. */
type Dated<Key extends keyof SizingData> = Pick<SizingData, Key> & { as_of: string };

/** Puts the tables together; the whole is as of the newest of them. */
export const sizingFrom = (
  { models, as_of: modelsAsOf }: Dated<"models">,
  { gpus, prices, as_of: gpusAsOf }: Dated<"gpus" | "prices">,
  { constants, as_of: asOf }: Dated<"constants">,
): SizingData => ({ models, gpus, prices, constants, asOf: [modelsAsOf, gpusAsOf, asOf].sort().at(-1) ?? asOf });

interface Named {
  id: string;
  aliases?: readonly string[];
}

const find = <Item extends Named>(items: readonly Item[], forms: readonly string[]): Item | undefined => {
  for (const form of forms) {
    const item = items.find(({ id, aliases }) => id === form || aliases?.includes(form));
    if (item) return item;
  }
  return undefined;
};

/** The model of that name, whatever its case, owner (`meta-llama/…`), `-instruct`, precision or date; undefined if unknown. */
export const findModel = ({ models }: Pick<SizingData, "models">, name: string): Model | undefined =>
  find(models, formsOf(name));

/** The GPU of that name or alias, whatever its case, with or without `nvidia` or `amd`; undefined if unknown. */
export function findGpu({ gpus }: Pick<SizingData, "gpus">, name: string): Gpu | undefined {
  const form = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  const bare = form.replace(/^(nvidia|amd)-/, "").replace(/^(instinct|tesla|geforce)-/, "");
  return find(gpus, [form, bare, bare.replace(/-(hbm\d\w*|oam|tensor-core-gpu)$/, "")]);
}

/** Canonical names and aliases, for suggestions. */
export const namesOf = (items: readonly Named[]): string[] =>
  items.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
