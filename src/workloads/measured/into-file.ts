import { CannotEdit, type CannotEditReason } from "../edit/cannot-edit.js";
import type { Edit } from "../edit/facts.js";
import { withWorkloads } from "../edit/workload.js";
import { readPortfolio } from "../read.js";
import type { Workload } from "../workload.js";
import { decide } from "./decide.js";
import type { Decision, MeasuredWorkload } from "./decision.js";
import { isFitText } from "./fitting.js";
import type { Outcome } from "./outcome.js";
import { place, type Unit } from "./place.js";
import { report } from "./report.js";

export type { MeasuredWorkload } from "./decision.js";
export type { Outcome } from "./outcome.js";

export interface MeasuredOptions {
  /** The name of the file, for the places that are told; a new one that ends in `.json` is written as JSON. */
  file: string;
  /** Whether what was measured replaces what the file declares otherwise, or of which facts it does. */
  replaceDeclared?: boolean | ReadonlySet<string>;
  /** Facts that measurements of this kind may show: those of them that the file has as measured, and that are not shown, are told. */
  mayShow?: ReadonlySet<string>;
}

/** A file that has workloads no more than an empty one, which is no reason not to add some. */
const withoutWorkloads: ReadonlySet<string> = new Set(["no-workloads", "file-empty"]);

/** What is said of a file that is beyond what is read of one, whatever stands in it. */
const beyondLimits: ReadonlySet<string> = new Set(["file-too-many-values", "too-many-problems"]);

/** The workloads of a text by name, or why there are none. What the error is that it has, is the reader's to tell. */
function workloadsOf(file: string, text: string): ReadonlyMap<string, Workload> | "in error" | "too large" {
  const { portfolio, diagnostics } = readPortfolio([{ file, text }]);
  const errors = diagnostics.filter(({ code, severity }) => severity === "error" && !withoutWorkloads.has(code));
  if (portfolio !== undefined || errors.length === 0) {
    return new Map(portfolio?.workloads.map((workload) => [workload.name, workload]));
  }
  return errors.every(({ code }) => beyondLimits.has(code)) ? "too large" : "in error";
}

/** Facts of the same workload given in several places, as one; of the same fact the last counts. */
function byName(measured: readonly MeasuredWorkload[]): MeasuredWorkload[] {
  const all = new Map<string, MeasuredWorkload>();
  for (const { name, facts } of measured) {
    all.set(name, { name, facts: new Map([...(all.get(name)?.facts ?? []), ...facts]) });
  }
  return [...all.values()];
}

interface Added {
  text: string | undefined;
  /** Why some workloads, or all of them, were not added. */
  reasons: ReadonlyMap<string, CannotEditReason>;
}

function added(text: string | undefined, names: readonly string[]): Added {
  const reasons = new Map<string, CannotEditReason>();
  for (const name of names) if (!isFitText(name)) reasons.set(name, "unfit-value");
  const fit = names.filter((name) => !reasons.has(name));
  try {
    return {
      text:
        fit.length === 0
          ? text
          : withWorkloads(
              text,
              fit.map((name) => ({ name })),
            ),
      reasons,
    };
  } catch (error) {
    if (!(error instanceof CannotEdit)) throw error;
    return { text, reasons: new Map(names.map((name) => [name, reasons.get(name) ?? error.reason])) };
  }
}

/** The edits of a decision, those of each group of facts together: what contradicts each other stands in one group. */
function unitsOf({ workload, writes }: Decision): Unit[] {
  const groups = new Map<string, Edit[]>();
  for (const [fact, value] of writes) {
    const [group = fact] = fact.split(".");
    const edits = groups.get(group) ?? [];
    groups.set(group, edits);
    edits.push({ workload, fact, value, provenance: "measured" });
  }
  return [...groups.values()].map((edits) => ({ edits }));
}

/** The facts that could not be written, by workload. */
function refusedFacts(refused: ReadonlyMap<Unit, CannotEditReason>): Map<string, Map<string, CannotEditReason>> {
  const facts = new Map<string, Map<string, CannotEditReason>>();
  for (const [{ edits }, reason] of refused) {
    for (const { workload, fact } of edits) {
      const own = facts.get(workload) ?? new Map<string, CannotEditReason>();
      facts.set(workload, own.set(fact, reason));
    }
  }
  return facts;
}

const isJson = (file: string) => /\.json$/i.test(file);

const indented = (text: string) => `${JSON.stringify(JSON.parse(text), null, 2)}\n`;

/**
 * Writes measured facts into the text of a workload file and leaves every other byte as it is; no text, or one of comments
 * alone, gives a new file. Quantities are written to three significant digits, `provenance: measured` beside them. What the
 * file declares stays as it is unless `replaceDeclared` is set; so do workloads of which nothing was measured, and slices.
 * Workloads that the file does not have are added at the end. Facts that cannot be written, or with which the file would be
 * in error, are left out and told. To do the same again gives the same text.
 *
 * @returns the text, and what became of every fact, by workload as they were given and then as the registry has them
 * @throws CannotEdit `unreadable` where the file has an error already, `no-such-fact` for a fact that there is not
 */
export function withMeasured(
  text: string | undefined,
  measured: readonly MeasuredWorkload[],
  { file, replaceDeclared = false, mayShow = new Set() }: MeasuredOptions,
): { text: string; told: readonly Outcome[] } {
  const isNewJson = isJson(file) && (text ?? "").trim() === "";
  const from = isNewJson ? '{ "version": 1, "workloads": [] }' : text;
  const before = workloadsOf(file, from ?? "");
  if (typeof before === "string") throw new CannotEdit("unreadable");
  const all = byName(measured);
  const decisions = all.map((each) => decide(before.get(each.name), each, { replaceDeclared, mayShow }));
  const fresh = all.filter(({ name }) => !before.has(name)).map(({ name }) => name);
  const { text: listed, reasons } = added(from, fresh);
  const units = decisions.flatMap((decision) => (reasons.has(decision.workload) ? [] : unitsOf(decision)));
  const { text: edited, refused } = place(listed ?? "", units);
  const written = isNewJson ? (fresh.length > reasons.size ? indented(edited) : (text ?? "")) : edited;
  const after = workloadsOf(file, written);
  if (typeof after === "string") throw new CannotEdit(after === "too large" ? "too-large" : "not-kept");
  const facts = refusedFacts(refused);
  const told = decisions.flatMap((decision): Outcome[] => {
    const { workload } = decision;
    const now = after.get(workload);
    if (now === undefined) return [{ workload, kind: "not-added", reason: reasons.get(workload) ?? "not-kept" }];
    return report(decision, { after: now, isNew: !before.has(workload), refused: facts.get(workload) ?? new Map() });
  });
  return { text: written, told };
}
