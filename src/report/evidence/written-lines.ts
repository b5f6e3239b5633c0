import { shown } from "../../text/wrap.js";
import { valueText } from "../../verdict/fact-text.js";
import type { Outcome } from "../../workloads/measured/outcome.js";
import { outcomeLine } from "./outcome-line.js";

/**
 * What stands in the file now, safe to print: one line a workload for what took no other value's place, then each fact that
 * did, as a reader may want the old one back.
 */
export function writtenLines(outcomes: readonly Outcome[]): string[] {
  const names = [...new Set(outcomes.map(({ workload }) => workload))];
  return names.flatMap((name) => {
    const own = outcomes.filter(({ workload }) => workload === name);
    const facts = own.flatMap((outcome) =>
      outcome.kind === "written" && outcome.before === undefined
        ? [`${outcome.fact} ${valueText(outcome.fact, outcome.value)}`]
        : [],
    );
    const who = own.some(({ kind }) => kind === "added") ? `${name} (new in the file)` : name;
    const replacing = own.filter((outcome) => outcome.kind === "written" && outcome.before !== undefined);
    const first = facts.length === 0 && who === name ? [] : [shown(`${who}: ${facts.join("; ") || "no facts"}`)];
    return [...first, ...replacing.map(outcomeLine)];
  });
}
