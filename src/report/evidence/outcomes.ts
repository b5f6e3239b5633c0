import { counted } from "../../text/figures.js";
import { hanging, wrap } from "../../text/wrap.js";
import type { Outcome } from "../../workloads/measured/outcome.js";
import { noPaint, type Paint } from "../sizing/paint.js";
import { outcomeLine } from "./outcome-line.js";
import { writtenLines } from "./written-lines.js";

export interface OutcomeOptions {
  /** Columns of the window; nothing is wider, down to 20. */
  width: number;
  paint?: Paint;
}

interface Group {
  title: string;
  has: (outcome: Outcome) => boolean;
  /** Where it is not one line each. */
  lines?: (outcomes: readonly Outcome[]) => string[];
}

const kinds =
  (...all: readonly Outcome["kind"][]): Group["has"] =>
  ({ kind }) =>
    all.includes(kind);

/** What asks for a decision comes first. */
const groups: readonly Group[] = [
  {
    title: "Measured otherwise than declared",
    has: (outcome) => outcome.kind === "contradicted" && !outcome.replaced,
  },
  { title: "Not written", has: kinds("left-out", "withheld", "unfit", "refused", "not-added") },
  { title: "Doubtful", has: kinds("doubtful") },
  { title: "Measured before, and left as it was", has: kinds("not-shown") },
  { title: "Declared, and replaced", has: (outcome) => outcome.kind === "contradicted" && outcome.replaced },
  { title: "Written as measured", has: kinds("added", "written"), lines: writtenLines },
  { title: "Declared, and confirmed", has: kinds("confirmed") },
];

/**
 * What became of the measured facts in a workload file, what asks for a decision first; facts that stood there already are
 * only counted. Ends with a line break; empty for nothing.
 */
export function renderOutcomes(
  outcomes: readonly Outcome[],
  { width: columns, paint = noPaint }: OutcomeOptions,
): string {
  const width = Math.max(20, columns);
  const sections = groups.flatMap(({ title, has, lines = (own) => own.map(outcomeLine) }) => {
    const own = outcomes.filter(has);
    if (own.length === 0) return [];
    const count = own.filter(({ kind }) => kind !== "added").length;
    const heading = wrap(`${title} (${count.toLocaleString("en-US")})`, width).map((line) => paint.title(line));
    return [[...heading, ...lines(own).flatMap((line) => hanging("  - ", line, width))].join("\n")];
  });
  const same = outcomes.filter(({ kind }) => kind === "unchanged").length;
  const rest = `${counted(same, "fact")} ${same === 1 ? "stands" : "stand"} there as measured already.`;
  const parts = [...sections, ...(same === 0 ? [] : [wrap(rest, width).join("\n")])];
  return parts.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}
