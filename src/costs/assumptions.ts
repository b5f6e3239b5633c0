import { between, checkedRange, type Range } from "../quantities/range.js";

/** Every assumed number, by its unit. */
export const assumptionNames = {
  utilisation: "share",
  plan_to: "share",
  spare_replicas: "replicas",
  cold_start: "seconds",
  reserved_price_factor: "share",
  migration: "USD",
  migration_months: "months",
  server_life: "months",
  purchase_a100_80gb: "USD/GPU",
  purchase_8xh100_server: "USD/server",
  server_maintenance: "share/year",
  capital_cost: "share/year",
  server_base_power: "watts/server",
  power_price: "USD/kWh",
  pue: "ratio",
  colocation: "USD/kW/month",
  storage: "USD/GB/month",
  egress: "USD/GB",
} as const;
export type AssumptionName = keyof typeof assumptionNames;

/** How far a figure can be trusted: a measurement, a price list or quote, or what a vendor or author says. */
export const grades = ["measured", "price", "vendor", "opinion"] as const;
export type Grade = (typeof grades)[number];

export interface Assumption extends Range {
  unit: string;
  grade: Grade;
  source: string;
  /** As the source dates it: YYYY, YYYY-MM or YYYY-MM-DD. */
  asOf: string;
}

export type CostAssumptions = Readonly<Record<AssumptionName, Assumption>>;

/**
 * Assumptions from the parsed content of `data/cost-assumptions.json`. A missing `expected` is the geometric mean.
 *
 * @throws TypeError that names the entry where one is missing, unknown or of another shape or unit
 * @throws RangeError that names the entry where its range is none
 */
export function costAssumptions(json: unknown): CostAssumptions {
  const entries = objectAt(json, "cost assumptions");
  for (const name of Object.keys(entries)) {
    if (!Object.hasOwn(assumptionNames, name)) throw new TypeError(`${name} is no cost assumption`);
  }
  const of = (name: AssumptionName): Assumption => assumptionAt(entries[name], name);
  return {
    utilisation: of("utilisation"),
    plan_to: of("plan_to"),
    spare_replicas: of("spare_replicas"),
    cold_start: of("cold_start"),
    reserved_price_factor: of("reserved_price_factor"),
    migration: of("migration"),
    migration_months: of("migration_months"),
    server_life: of("server_life"),
    purchase_a100_80gb: of("purchase_a100_80gb"),
    purchase_8xh100_server: of("purchase_8xh100_server"),
    server_maintenance: of("server_maintenance"),
    capital_cost: of("capital_cost"),
    server_base_power: of("server_base_power"),
    power_price: of("power_price"),
    pue: of("pue"),
    colocation: of("colocation"),
    storage: of("storage"),
    egress: of("egress"),
  };
}

function assumptionAt(value: unknown, name: AssumptionName): Assumption {
  const entry = objectAt(value, name);
  const low = numberAt(entry, "low", name);
  const high = numberAt(entry, "high", name);
  checkedRange({ low, expected: low, high }, name);
  const expected = entry["expected"] === undefined ? between(low, high).expected : numberAt(entry, "expected", name);
  const unit = textAt(entry, "unit", name);
  if (unit !== assumptionNames[name]) throw new TypeError(`${name} has to be in ${assumptionNames[name]}, not ${unit}`);
  const grade = grades.find((one) => one === entry["grade"]);
  if (!grade) throw new TypeError(`${name}.grade has to be one of ${grades.join(", ")}`);
  return {
    ...checkedRange({ low, expected, high }, name),
    unit,
    grade,
    source: textAt(entry, "source", name),
    asOf: dateAt(entry, name),
  };
}

function objectAt(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TypeError(`${name} is no object`);
  return Object.fromEntries(Object.entries(value));
}

function numberAt(entry: Readonly<Record<string, unknown>>, key: string, name: string): number {
  const value = entry[key];
  if (typeof value !== "number") throw new TypeError(`${name}.${key} is no number`);
  return value;
}

function textAt(entry: Readonly<Record<string, unknown>>, key: string, name: string): string {
  const value = entry[key];
  if (typeof value !== "string" || value === "") throw new TypeError(`${name}.${key} is no text`);
  return value;
}

function dateAt(entry: Readonly<Record<string, unknown>>, name: string): string {
  const date = textAt(entry, "as_of", name);
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) throw new TypeError(`${name}.as_of is no date: ${date}`);
  return date;
}
