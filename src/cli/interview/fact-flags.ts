import { Option } from "commander";
import type { FactSpec } from "../../facts/fact.js";
import { registry } from "../../facts/registry/registry.js";
import type { Given } from "../../interview/given.js";
import { exampleOf } from "../../interview/words/answer.js";

/** The flag of a fact: `traffic.requests_per_month` is answered by `--traffic-requests-per-month`. */
export const flagOf = (fact: string): string => `--${fact.replace(/[._]/g, "-")}`;

const heading = "Answers (in your own words, or unknown):";

/** A flag for every fact that a file can state. */
export const factOptions = (): Option[] =>
  registry.map((spec) => new Option(`${flagOf(spec.name)} <answer>`, hintOf(spec)).helpGroup(heading));

function hintOf(spec: FactSpec): string {
  const { title, type } = spec;
  if (type.kind === "choice") return `${title}: ${type.values.join(", ")}`;
  if (type.kind === "flag") return `${title}: yes, no`;
  return `${title}, e.g. ${exampleOf(spec)}`;
}

/** What was answered by flags, in the order of the registry. */
export function flagAnswers(flags: Readonly<Record<string, unknown>>): Given[] {
  return registry.flatMap(({ name }) => {
    const text = flags[new Option(`${flagOf(name)} <answer>`).attributeName()];
    return typeof text === "string" ? [{ fact: name, text }] : [];
  });
}
