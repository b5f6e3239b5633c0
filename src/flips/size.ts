import type { Facts, FactValue } from "../facts/fact.js";

/** One change of one fact; for tags, of one word's presence. */
export interface Edit {
  fact: string;
  word?: string;
  value: FactValue;
}

/** Size of an edit from 0 to 1; learning an unknown fact counts 0, since nothing has to change for it. */
export function sizeOf(facts: Facts, fact: string, to: FactValue): number {
  const today = facts.get(fact);
  if (!today?.provenance) return 0;
  const { spec, domain } = today;
  if (spec.type.kind === "quantity" && domain.kind === "interval") {
    const from = Math.min(Math.max(Number(to), domain.lo), domain.hi);
    const scale = Math.max(Math.abs(from), Math.abs(Number(to)));
    return scale === 0 ? 0 : Math.abs(Number(to) - from) / scale;
  }
  if (spec.type.kind === "choice" && spec.type.ordered && domain.kind === "choices") {
    const steps = Math.abs(spec.type.values.indexOf(String(to)) - spec.type.values.indexOf(domain.values[0] ?? ""));
    return steps / (spec.type.values.length - 1);
  }
  if (Array.isArray(to) && domain.kind === "words") {
    const words = new Set([...to, ...(domain.value ?? [])]);
    const kept = (domain.value ?? []).filter((word) => to.includes(word)).length;
    return words.size === 0 ? 0 : 1 - kept / words.size;
  }
  return 1;
}
