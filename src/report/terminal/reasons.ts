import type { Reason } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";
import { shown } from "../../text/wrap.js";
import { ofSlice } from "./words.js";

/** What decides, hard constraints first: each reason that bears on the mode in full, the rest by name. */
export function reasonLines(reasons: readonly Reason[]): string[] {
  const told = (kind: Reason["kind"], status: Reason["status"], likely?: Reason["likely"]): Reason[] =>
    reasons.filter((r) => r.kind === kind && r.status === status && r.likely === likely && r.binding);
  const say = (lead: (reason: Reason) => string, rows: readonly Reason[]): string[] =>
    rows.map((reason) => `${ofSlice(reason)}${lead(reason)}: ${shown(reason.because)} (${shown(reason.rule)})`);
  const open = (kind: Reason["kind"], words: string, likely?: Reason["likely"]): string[] => {
    const rows = told(kind, "unknown", likely);
    return rows.length === 0 ? [] : [`${words}: ${names(rows)}`];
  };
  const drivers = reasons.filter((reason) => reason.kind === "driver");
  const met = told("requirement", "holds");
  return [
    ...say(() => "Row that applies", told("row", "holds").slice(0, 1)),
    ...say(ruledOut, told("exclusion", "holds")),
    ...say(() => "Rules a side out", told("exclusion", "unknown", "holds")),
    ...open("exclusion", "Could rule a side out, not known yet"),
    ...open("exclusion", "Rules nothing out by what is likely or assumed, not proven", "fails"),
    ...say(() => "Reason to leave managed", told("driver", "holds")),
    ...say(() => "Reason to leave managed", told("driver", "unknown", "holds")),
    ...(drivers.length > 0 && drivers.every((reason) => reason.status === "fails")
      ? [`No reason to leave managed holds, of ${counted(drivers.length, "reason")} looked at`]
      : [
          ...open("driver", "Could be a reason to leave managed, not known yet"),
          ...open("driver", "No reason to leave managed by what is likely or assumed, not proven", "fails"),
        ]),
    ...say(() => "Missing for self-hosting", told("requirement", "fails")),
    ...say(() => "Missing for self-hosting", told("requirement", "unknown", "fails")),
    ...open("requirement", "Not known yet for self-hosting"),
    ...open("requirement", "Met for self-hosting by what is likely or assumed, not proven", "holds"),
    ...(met.length === 0 ? [] : [`Met for self-hosting: ${names(met)}`]),
  ];
}

/** An exclusion that holds speaks for the other side. */
const ruledOut = ({ side }: Reason): string =>
  side === "self_hosted" ? "Rules out managed" : "Rules out self-hosting";

const names = (rows: readonly Reason[]): string =>
  rows.map((reason) => `${ofSlice(reason)}${shown(reason.rule)}`).join(", ");
