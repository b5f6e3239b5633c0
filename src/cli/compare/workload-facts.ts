import { suggest } from "../../diagnostics/suggest.js";
import type { FactValue } from "../../facts/fact.js";
import { shown } from "../../text/wrap.js";
import { readPortfolio } from "../../workloads/read.js";
import { InputError, UsageError } from "../failure.js";
import { workloadText } from "../workload-text.js";

/** Numbers that a workload's file states, by the names of its facts. */
export type StatedNumber = (fact: string) => number | undefined;

/** What stands where there is no file: nothing. */
export const nothingStated: StatedNumber = () => undefined;

/**
 * What the file states of a workload.
 *
 * @param isTarget whether it is to be written: then it may be new, or hold no workload yet
 * @throws UsageError where it has others and not this one, InputError where it has an error
 */
export function statedNumbers(path: string, name: string, isTarget: boolean): StatedNumber {
  const text = workloadText(path);
  if (text === undefined) {
    if (isTarget) return nothingStated;
    throw new UsageError(`there is no file ${path}`);
  }
  const { portfolio, diagnostics } = readPortfolio([{ file: path, text }]);
  const isBlank = diagnostics.some(({ code }) => code === "file-empty" || code === "no-workloads");
  if (!portfolio) {
    if (isBlank && isTarget) return nothingStated;
    throw new InputError(diagnostics);
  }
  const found = portfolio.workloads.find((workload) => workload.name === name);
  if (!found)
    throw new UsageError(
      unknownWorkload(
        path,
        name,
        portfolio.workloads.map((workload) => workload.name),
      ),
    );
  return (fact) => numberOf(found.stated.get(fact)?.value);
}

const numberOf = (value: FactValue | undefined): number | undefined => (typeof value === "number" ? value : undefined);

/** Names that are listed; nobody reads more. */
const most = 8;

function unknownWorkload(path: string, name: string, names: readonly string[]): string {
  const meant = suggest(name, names);
  const rest = names.length > most ? ` and ${names.length - most} more` : "";
  return `${path} has no workload ${shown(name)}${meant === undefined ? "" : ` (did you mean ${shown(meant)}?)`}: name the one that this is with --as NAME; it has ${names.slice(0, most).map(shown).join(", ")}${rest}`;
}
