import type { Reason, WorkloadAssessment } from "../../assessment/schema.js";
import { blocks, table } from "./blocks.js";
import { inline } from "./escape.js";
import { factTags } from "./evidence.js";
import { signals } from "./signals.js";
import { ofSlice } from "./words.js";

/** Section 3: hard constraints first, then what speaks for a move, what a move takes, and the weighed signals. */
export function drivers(workload: WorkloadAssessment): string {
  const of = (kind: Reason["kind"]) => workload.reasons.filter((reason) => reason.kind === kind);
  const standing = (kind: Reason["kind"]) => of(kind).filter((reason) => reason.status !== "fails");
  if (of("row").length > 0) {
    return part(
      "Rows of the decision table that hold or may hold",
      standing("row"),
      "No row applies to what is known.",
    );
  }
  return blocks(
    part("Hard constraints", standing("exclusion"), "No hard constraint holds, and none is in doubt."),
    part("Reasons to leave managed", standing("driver"), "No reason to leave managed holds, and none is in doubt."),
    part(
      "What self-hosting requires",
      of("requirement").toSorted(missingFirst),
      "This rule pack requires nothing of self-hosting.",
    ),
    signals(workload),
  );
}

const ranks: Readonly<Record<Reason["status"], number>> = { fails: 0, unknown: 1, holds: 2 };

/** A requirement that stands in the way comes before one that is met. */
const missingFirst = (a: Reason, b: Reason): number =>
  Number(b.binding) - Number(a.binding) || ranks[a.status] - ranks[b.status];

function part(title: string, reasons: readonly Reason[], none: string): string {
  const rows = reasons.map((reason) => [
    stands(reason),
    `${ofSlice(reason)}${inline(reason.because)}${toChange(reason)}`,
    factTags(reason.facts),
    inline(reason.source),
  ]);
  return blocks(`**${title}**`, rows.length === 0 ? none : table(["Stands", "What", "Rests on", "Source"], rows));
}

const stands = ({ status, likely, binding }: Reason): string =>
  `${likely === undefined ? status : `likely ${likely}`}${binding ? "" : ", lifted here"}`;

const toChange = ({ to_change: work, binding }: Reason): string =>
  work !== undefined && binding ? ` To change it: ${inline(work)}` : "";
