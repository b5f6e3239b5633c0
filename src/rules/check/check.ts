import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type CompiledPack, compilePack } from "../compile.js";
import type { Pack } from "../pack.js";
import { constantConditions } from "./constants.js";
import { Findings } from "./findings.js";
import { rowFindings } from "./rows.js";
import { signalFindings } from "./signals.js";
import { rulesWithoutEffect } from "./without-effect.js";

/** Boxes looked at for one question before the answer is "not proven". */
export const defaultCheckBudget = 20_000;

/**
 * Finds what is wrong with a pack that reads well: conditions that never or always hold, rules that never matter, rows
 * that are never reached, signal cases that overlap or leave gaps, review dates that have passed. Answers come from
 * interval arithmetic over the pack's own thresholds; where the budget ends first, it says "not proven".
 */
export function checkPack(
  pack: Pack,
  { asOf, budget = defaultCheckBudget }: { asOf: string; budget?: number },
): Diagnostic[] {
  const compiled: CompiledPack = compilePack(pack);
  const findings = new Findings(compiled, budget);
  const constants = constantConditions(findings);
  rulesWithoutEffect(findings, constants);
  signalFindings(findings);
  rowFindings(findings, constants.never);
  for (const { id, reviewBy, at } of pack.rules) {
    if (reviewBy !== undefined && reviewBy < asOf)
      findings.add("rule-review-due", "warning", at, { id, date: reviewBy });
  }
  return findings.list;
}
