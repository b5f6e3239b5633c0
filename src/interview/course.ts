import type { Context } from "../assess/context.js";
import type { Workload } from "../workloads/workload.js";
import { moneyFacts } from "./money-facts.js";
import { nextFact } from "./next-fact.js";
import type { NextFact } from "./open-facts.js";
import type { Outlook } from "./outlook.js";

/** How far the interview about one workload has come. What is known stands in the workload, not here. */
export interface Course {
  /** First what the verdict needs, then what costs are made from. */
  about: "verdict" | "economics";
  /** Facts asked for and left behind, the latest last. */
  asked: readonly string[];
  /** Facts that the person does not know. */
  unknown: ReadonlySet<string>;
  /** Facts that the person put off. */
  skipped: ReadonlySet<string>;
  /** A fact that is asked for once more, whatever is known of it. */
  again?: string;
}

/** @param unknown facts that were said to be unknown before, and are not asked for again */
export const begun = (unknown: Iterable<string> = []): Course => ({
  about: "verdict",
  asked: [],
  unknown: new Set(unknown),
  skipped: new Set(),
});

/** What comes next. */
export type Step =
  | ({ kind: "ask" } & NextFact)
  /** The verdict is settled; `open` are the facts that costs could still be made from. */
  | { kind: "settled"; open: readonly string[] }
  /** Nobody can be asked for what could still change the verdict; `putOff` are the facts that were skipped. */
  | { kind: "exhausted"; putOff: readonly string[]; open: readonly string[] }
  /** All that costs are made from was asked for. */
  | { kind: "priced" };

/** The next step of an interview: the fact that can still change the verdict most, until none can or nobody knows it. */
export function stepOf(context: Context, workload: Workload, outlook: Outlook, course: Course): Step {
  const { about, again } = course;
  if (again !== undefined) return { kind: "ask", fact: again, towards: again };
  const closed = closedTo(course);
  const open = moneyFacts(workload, closed);
  // an answer that was changed may have opened a settled verdict again
  const next = nextFact(context, workload, outlook, closed);
  if (next) return { kind: "ask", ...next };
  if (about === "economics") {
    const [fact] = open;
    return fact === undefined ? { kind: "priced" } : { kind: "ask", fact, towards: fact };
  }
  if (outlook.settled) return { kind: "settled", open };
  const putOff = [...course.skipped].filter((fact) => !workload.stated.has(fact) && !course.unknown.has(fact));
  return { kind: "exhausted", putOff, open };
}

const closedTo = ({ unknown, skipped }: Course): ReadonlySet<string> => new Set([...unknown, ...skipped]);

/** The course once a fact was asked for: answered, not known, put off, or left as it was. */
export function answeredTo(course: Course, fact: string, reply: "value" | "unknown" | "skip" | "keep"): Course {
  const { again: _, ...rest } = course;
  // going back and forth leaves the questions in their order
  const asked = course.asked.includes(fact) ? course.asked : [...course.asked, fact];
  if (reply === "keep") return { ...rest, asked };
  const without = (facts: ReadonlySet<string>): Set<string> => new Set([...facts].filter((other) => other !== fact));
  const unknown = without(course.unknown);
  const skipped = without(course.skipped);
  if (reply === "unknown") unknown.add(fact);
  if (reply === "skip") skipped.add(fact);
  return { ...rest, asked, unknown, skipped };
}

/** The course one question earlier; undefined where there is none. */
export function wentBack(course: Course, from: string): Course | undefined {
  const at = course.asked.indexOf(from);
  const before = course.asked.slice(0, at === -1 ? undefined : at).at(-1);
  return before === undefined ? undefined : { ...course, again: before };
}

/** The course with what was put off open again. */
export const reopened = (course: Course): Course => ({ ...course, skipped: new Set() });

/** The course once the verdict is done with. */
export const onToEconomics = (course: Course): Course => ({ ...course, about: "economics" });
