import type { WorkloadAssessment } from "../assessment/schema.js";
import type { Facts } from "../facts/fact.js";
import { wordOf } from "../facts/known.js";
import type { Shutdown } from "../verdict/data.js";
import type { Context } from "./context.js";

const days = "current.days_to_shutdown";

/** What to do about the announced end of the model in use, where the pack calls it a risk; the pack says from when. */
export function shutdownStep(
  facts: Facts,
  risks: WorkloadAssessment["risks"],
  { data, asOf }: Pick<Context, "data" | "asOf">,
): string | undefined {
  const model = wordOf(facts, "current.model");
  const told = risks.some(({ exposed_by: exposing }) => exposing.some((fact) => fact.startsWith(`${days}: `)));
  const entry = told && model ? data.shutdowns.find(({ models }) => models.includes(model.toLowerCase())) : undefined;
  return entry && model ? stepFor(entry, model, asOf) : undefined;
}

function stepFor({ provider, date, replacement }: Shutdown, model: string, asOf: string): string {
  const next = replacement ?? "its successor";
  return date > asOf
    ? `Run the evals on ${next} and plan the change before ${date}, when ${provider} shuts down ${model}`
    : `Run the evals on ${next} and change to it now: ${provider} shut down ${model} on ${date}`;
}

/** The announced end in words, for a risk that rests on it. */
export const shutdownText = (facts: Facts, names: readonly string[]): string | undefined =>
  names.includes(days) ? facts.get(days)?.basis : undefined;
