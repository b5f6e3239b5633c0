import type { ChalkInstance } from "chalk";
import type { Flip, Reason, WorkloadAssessment } from "../../assessment/schema.js";
import { plain } from "../plain.js";
import { dollars, modeWord, paintMode, sureness } from "./words.js";
import { hanging, wrap } from "./wrap.js";

/** Items of each list that a terminal shows; the report has them all. */
const shown = 4;

/** One workload in full, in the order that a decision needs: verdict, next step, why, what would change it, what is unknown. */
export function detailOf(workload: WorkloadAssessment, width: number, chalk: ChalkInstance): string {
  const { verdict, next_steps: steps } = workload;
  const paint = paintMode(verdict.mode, chalk);
  const title = `${plain(workload.name)}: ${modeWord(verdict.mode)}, ${sureness(verdict)}`;
  const section = (name: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", chalk.bold(name), ...lines];
  const list = (items: readonly string[]): string[] => items.flatMap((item) => hanging("  - ", plain(item), width));
  return [
    ...wrap(title, width).map((line) => chalk.bold(paint(line))),
    ...wrap(plain(verdict.headline), width),
    ...section("Next steps", list(steps)),
    ...section(
      "Slices",
      list(
        workload.slices.map(
          (s) =>
            `${s.name} (${Math.round(s.share * 1000) / 10} %): ${modeWord(s.verdict.mode)}, ${sureness(s.verdict)}`,
        ),
      ),
    ),
    ...section("Why", list(reasonLines(workload.reasons))),
    ...section("Money", list(moneyLines(workload))),
    ...section("What would change this", list(workload.flips.slice(0, shown).map(flipLine))),
    ...section("Unknown, and able to change the verdict", list(unknownLines(workload))),
    ...section("Switching now would be early", list(warningLines(workload, "early"))),
    ...section("Waiting costs you", list(warningLines(workload, "late"))),
    ...section("Facts that do not go together", list(warningLines(workload, "other"))),
    ...section("Risks", list(workload.risks.map((risk) => `${tagged(risk)}${risk.because}`).slice(0, shown))),
  ].join("\n");
}

const statusWords: Readonly<Record<Reason["status"], string>> = { holds: "holds", fails: "fails", unknown: "unknown" };

const tagged = ({ slice }: { slice?: string | undefined }): string => (slice === undefined ? "" : `[${slice}] `);

function reasonLines(reasons: readonly Reason[]): string[] {
  const rows = reasons.filter((r) => r.kind === "row" && r.status === "holds");
  const hard = reasons.filter((r) => r.kind === "exclusion" && r.status === "holds");
  const failing = reasons.filter((r) => r.kind === "requirement" && r.binding && r.status !== "holds");
  const drivers = reasons.filter((r) => r.kind === "driver" && r.status === "holds");
  const met = reasons.filter((r) => r.kind === "requirement" && r.status === "holds").length;
  const lines = [...rows, ...hard, ...drivers, ...failing].map(
    (r) => `${tagged(r)}${r.kind} ${statusWords[r.status]}: ${r.because} (${r.rule})`,
  );
  return met > 0 ? [...lines, `${met} requirements hold`] : lines;
}

function moneyLines({ economics, options }: WorkloadAssessment): string[] {
  const priced = options.flatMap((option) =>
    option.usd_per_month
      ? [`${option.title}: ${range(option.usd_per_month.low, option.usd_per_month.high)} a month`]
      : [],
  );
  return [...priced, ...economics.assumptions.map((text) => `Assumed: ${text}`)];
}

const range = (low: number, high: number): string =>
  low === high ? dollars(low) : `${dollars(low)} to ${dollars(high)}`;

function flipLine(flip: Flip): string {
  const changes = flip.changes.map((c) => `${tagged(c)}${c.fact} ${c.from_text} → ${c.to_text}`).join(", and ");
  return `${modeWord(flip.to)} if ${changes}`;
}

function unknownLines({ unknowns }: WorkloadAssessment): string[] {
  const decisive = unknowns.filter((unknown) => unknown.could_change_verdict);
  const lines = decisive.slice(0, shown).map((u) => `${tagged(u)}${u.fact}: ${u.question} ${u.how_to_learn}`);
  return decisive.length > shown ? [...lines, `and ${decisive.length - shown} more`] : lines;
}

function warningLines(
  { warnings }: WorkloadAssessment,
  about: WorkloadAssessment["warnings"][number]["about"],
): string[] {
  return warnings.filter((warning) => warning.about === about).map((warning) => `${tagged(warning)}${warning.because}`);
}
