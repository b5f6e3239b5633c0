import type { Args } from "../diagnostics/diagnostic.js";
import { positive } from "./json-value.js";
import type { MeasuredRun } from "./measured-run.js";

/** Why a run cannot be used, as the code and arguments of a problem. */
export interface Unusable {
  code: "benchmark-incomplete" | "benchmark-nothing-completed" | "benchmark-bad-figure";
  args: Args;
}

/** No rate, time or count of any deployment lies outside; what does would only break what is reckoned with it. */
const [least, most] = [1e-6, 1e12];

/** What there cannot be less than one of: a token of a request, a GPU. */
const leastOf: Readonly<Record<string, number>> = { inputTokens: 1, outputTokens: 1, gpus: 1 };

/** True of a count that is told and is not above zero. */
export const isNone = (count: unknown): boolean =>
  count !== undefined && count !== null && positive(count) === undefined;

/** The first figure that is told and cannot be: to reckon it from others instead would hide that the file is broken. */
export function badFigure(figures: readonly (readonly [key: string, value: unknown])[]): Unusable | undefined {
  const bad = figures.find(([, value]) => isNone(value));
  return bad && unusable(bad[0], typeof bad[1] === "object" ? "no number" : String(bad[1]));
}

/** A figure of a run that no deployment reaches. */
export function implausible(run: MeasuredRun): Unusable | undefined {
  const bad = Object.entries(run).find(
    ([name, value]) =>
      typeof value === "number" &&
      !(value >= (leastOf[name] ?? least) && value <= most && (name !== "gpus" || Number.isInteger(value))),
  );
  return bad && unusable(wordsOf(bad[0]), String(bad[1]));
}

const unusable = (key: string, found: string): Unusable => ({ code: "benchmark-bad-figure", args: { key, found } });

/** `p99TtftMs` as `p99 ttft ms`. */
const wordsOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
