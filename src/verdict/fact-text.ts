import { type Domain, type Interval, knownValue, wholeDomain } from "../facts/domain.js";
import type { Fact, FactSpec, FactValue } from "../facts/fact.js";
import { formatQuantity } from "../facts/quantity.js";
import { findFact } from "../facts/registry/lookup.js";

/**
 * What is known of a fact, as people write it: `1.6B`, `passed`, `0.5 to 2`, `unknown`. Where little or nothing is proven of
 * an estimate, what is likely or assumed of it says more: `likely 20% to 24%`.
 */
export function factText(fact: Fact | undefined): string {
  if (!fact?.provenance) return "unknown";
  const { spec, domain, likely, provenance } = fact;
  const proven = domainText(spec, domain);
  if (!likely || !(isWhole(spec, domain) || hasNoEnd(domain))) return proven;
  const told = `${provenance === "assumed" ? "assumed" : "likely"} ${domainText(spec, likely)}`;
  return isWhole(spec, domain) ? told : `${told}, ${proven}`;
}

function domainText(spec: FactSpec, domain: Domain): string {
  const known = knownValue(spec.type, domain);
  if (known !== undefined) return valueText(spec.name, known);
  if (domain.kind === "choices") return domain.values.map((word) => wordText(spec, word)).join(" or ");
  if (domain.kind !== "interval" || spec.type.kind !== "quantity") return "unknown";
  const write = (n: number): string => valueText(spec.name, n);
  if (hasNoEnd(domain)) return `${domain.loOpen ? "more than" : "at least"} ${write(domain.lo)}`;
  return `${write(domain.lo)} to ${write(domain.hi)}`;
}

/** Everything that the type allows: nothing is proven. */
function isWhole({ type }: FactSpec, domain: Domain): boolean {
  const whole = wholeDomain(type);
  if (domain.kind === "interval" && whole.kind === "interval") return domain.lo <= whole.lo && domain.hi >= whole.hi;
  return domain.kind === "choices" && whole.kind === "choices" && domain.values.length === whole.values.length;
}

const hasNoEnd = (domain: Domain): boolean =>
  domain.kind === "interval" && (!Number.isFinite(domain.hi) || beyondUse(domain));

/** An upper end that only the range of an unknown input gives says nothing worth reading. */
const beyondUse = ({ lo, hi }: Interval): boolean => lo > 0 && hi / lo > 1_000;

const wordText = ({ type }: FactSpec, word: string): string =>
  type.kind === "flag" ? (word === "true" ? "yes" : "no") : word;

/** One value of a fact, as people write it. */
export function valueText(name: string, value: FactValue): string {
  const type = findFact(name)?.type;
  if (type?.kind === "quantity" && typeof value === "number") return formatQuantity(value, type.unit);
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
