import { isPrecision, type Precision } from "../../quantities/precision.js";
import { findGpu, findModel, namesOf, type SizingData } from "../../sizing/catalogue.js";
import type { Gpu } from "../../sizing/gpu.js";
import type { Model } from "../../sizing/model.js";

/** Names are few where rows are many: each is looked up once. */
export interface Catalogue {
  model: (name: string) => Model | undefined;
  gpu: (name: string) => Gpu | undefined;
  precision: (name: string) => Precision | undefined;
  modelNames: readonly string[];
  gpuNames: readonly string[];
  data: SizingData;
}

export function catalogueOf(data: SizingData): Catalogue {
  return {
    model: remembered((name) => findModel(data, name)),
    gpu: remembered((name) => findGpu(data, name)),
    precision: remembered(precisionNamed),
    modelNames: namesOf(data.models),
    gpuNames: namesOf(data.gpus),
    data,
  };
}

/** Names kept, so that a file of names that are all different takes no more memory than one of few. */
const mostNames = 10_000;

function remembered<Found>(find: (name: string) => Found): (name: string) => Found {
  const known = new Map<string, Found>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = find(name);
    if (known.size < mostNames) known.set(name, found);
    return found;
  };
}

/** Names that engines and model cards use for the same weights. */
const otherNames: Readonly<Record<string, Precision>> = {
  bfloat16: "bf16",
  float16: "fp16",
  fp4: "nvfp4",
  awq: "int4",
  gptq: "int4",
  w4a16: "int4",
};

/** The precision of that name; bf16 where it is empty. */
function precisionNamed(name: string): Precision | undefined {
  const form = name.trim().toLowerCase();
  if (form === "") return "bf16";
  if (isPrecision(form)) return form;
  return Object.hasOwn(otherNames, form) ? otherNames[form] : undefined;
}
