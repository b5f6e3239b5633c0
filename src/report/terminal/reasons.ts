import type { Reason } from "../../assessment/schema.js";
import { counted } from "../../text/figures.js";
import { shown } from "../../text/wrap.js";
import { ofSlice } from "./words.js";

/** What decides, hard constraints first: each reason that bears on the mode in full, the rest by name. */
export function reasonLines(reasons: readonly Reason[]): string[] {
  const told = (kind: Reason["kind"], status: Reason["status"]): Reason[] =>
    reasons.filter((reason) => reason.kind === kind && reason.status === status && reason.binding);
  const say = (lead: (reason: Reason) => string, rows: readonly Reason[]): string[] =>
    rows.map((reason) => `${ofSlice(reason)}${lead(reason)}: ${shown(reason.because)} (${shown(reason.rule)})`);
  const open = (kind: Reason["kind"], words: string): string[] => {
    const rows = told(kind, "unknown");
    return rows.length === 0 ? [] : [`${words}: ${names(rows)}`];
  };
  const drivers = reasons.filter((reason) => reason.kind === "driver");
  const met = told("requirement", "holds");
  return [
    ...say(() => "Row that applies", told("row", "holds").slice(0, 1)),
    ...say(ruledOut, told("exclusion", "holds")),
    ...open("exclusion", "Could rule a side out, not known yet"),
    ...say(() => "Reason to leave managed", told("driver", "holds")),
    ...(drivers.length > 0 && drivers.every((reason) => reason.status === "fails")
      ? [`No reason to leave managed holds, of ${counted(drivers.length, "reason")} looked at`]
      : open("driver", "Could be a reason to leave managed, not known yet")),
    ...say(() => "Missing for self-hosting", told("requirement", "fails")),
    ...open("requirement", "Not known yet for self-hosting"),
    ...(met.length === 0 ? [] : [`Met for self-hosting: ${names(met)}`]),
  ];
}

/** An exclusion that holds speaks for the other side. */
const ruledOut = ({ side }: Reason): string =>
  side === "self_hosted" ? "Rules out managed" : "Rules out self-hosting";

const names = (rows: readonly Reason[]): string =>
  rows.map((reason) => `${ofSlice(reason)}${shown(reason.rule)}`).join(", ");
