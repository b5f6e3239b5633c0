import { type Interval, knownValue } from "../facts/domain.js";
import type { Fact, FactValue } from "../facts/fact.js";
import { formatQuantity } from "../facts/quantity.js";
import { findFact } from "../facts/registry/lookup.js";

/** What is known of a fact, as people write it: `1.6B`, `passed`, `0.5 to 2`, `unknown`. */
export function factText(fact: Fact | undefined): string {
  if (!fact?.provenance) return "unknown";
  const { spec, domain } = fact;
  const known = knownValue(spec.type, domain);
  if (known !== undefined) return valueText(fact.spec.name, known);
  if (domain.kind === "choices") return domain.values.join(" or ");
  if (domain.kind !== "interval" || spec.type.kind !== "quantity") return "unknown";
  const write = (n: number): string => valueText(spec.name, n);
  if (!Number.isFinite(domain.hi) || beyondUse(domain))
    return `${domain.loOpen ? "more than" : "at least"} ${write(domain.lo)}`;
  return `${write(domain.lo)} to ${write(domain.hi)}`;
}

/** An upper end that only the range of an unknown input gives says nothing worth reading. */
const beyondUse = ({ lo, hi }: Interval): boolean => lo > 0 && hi / lo > 1_000;

/** One value of a fact, as people write it. */
export function valueText(name: string, value: FactValue): string {
  const type = findFact(name)?.type;
  if (type?.kind === "quantity" && typeof value === "number") return formatQuantity(value, type.unit);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
