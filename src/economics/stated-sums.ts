import type { Facts, Provenance } from "../facts/fact.js";

/** Sums of money that a file can state: today's bill, the infrastructure of the candidate, and pay for on-call. */
export type Sum = "bill" | "infrastructure" | "onCall";

/** How each sum is known that is stated and not declared. */
export type Sums = Partial<Record<Sum, Exclude<Provenance, "declared">>>;

/** How a sum is known that a file states. */
export const sumProvenance = ({ sums }: { sums?: Sums }, sum: Sum): Provenance => sums?.[sum] ?? "declared";

/** How a sum is known, in a word of a sentence: `measured`, `assumed` or `stated`. */
export function asKnown(of: { sums?: Sums }, sum: Sum): "measured" | "assumed" | "stated" {
  const provenance = sumProvenance(of, sum);
  return provenance === "measured" || provenance === "assumed" ? provenance : "stated";
}

/** @param isCandidate whether what runs today is the candidate, so that its bill is the infrastructure's as well */
export function sumsOf(facts: Facts, isCandidate: boolean): { sums?: Sums } {
  const of = (name: string): Provenance | undefined => {
    const fact = facts.get(name);
    return fact?.at ? fact.provenance : undefined;
  };
  const bill = of("current.usd_per_month");
  const known: Record<Sum, Provenance | undefined> = {
    bill,
    infrastructure: of("candidate.usd_per_month") ?? (isCandidate ? bill : undefined),
    onCall: of("candidate.on_call_usd_per_month"),
  };
  const told = Object.entries(known).filter(([, provenance]) => provenance !== undefined && provenance !== "declared");
  return told.length === 0 ? {} : { sums: Object.fromEntries(told) };
}
