import type { Wanted } from "../benchmarks/mismatch.js";
import type { SizingData } from "../sizing/catalogue.js";
import { isSameGpu, isSameModel } from "../sizing/same.js";
import type { Stated } from "../workloads/workload.js";

type Names = Pick<SizingData, "models" | "gpus">;

/** What a load test has to have measured to stand for the candidate of these facts. */
export function wantedBy(facts: ReadonlyMap<string, Stated>, names: Names): Wanted {
  const value = (name: string): Stated["value"] | undefined => facts.get(name)?.value;
  const number = (name: string): number | undefined => {
    const found = value(name);
    return typeof found === "number" ? found : undefined;
  };
  // what runs self-hosted today is the candidate, unless another one is named
  const current = value("current.mode") === "self_hosted" ? value("current.model") : undefined;
  return {
    ...wantedNames(value("candidate.model") ?? current, value("candidate.gpu"), names),
    inputTokens: number("traffic.input_tokens"),
    outputTokens: number("traffic.output_tokens"),
  };
}

/** Model and GPU, each with what else it may be called. */
export function wantedNames(model: unknown, gpu: unknown, names: Names): Pick<Wanted, "model" | "gpu"> {
  return {
    ...(typeof model === "string"
      ? { model: { name: model, isAlso: (other) => isSameModel(names, model, other) } }
      : {}),
    ...(typeof gpu === "string" ? { gpu: { name: gpu, isAlso: (other) => isSameGpu(names, gpu, other) } } : {}),
  };
}
