import type { z } from "zod";
import { type AssumptionName, assumptionNames, grades } from "../costs/assumptions.js";
import { from, oneOf, row, sourceDate, text } from "./scalars.js";

/**
 * Both ends within which each figure can lie. Where nothing would be reckoned with, or divided by, the lower one is above
 * zero; the upper ones lie where no bill, contract or data sheet does, so that what is beyond is in another unit.
 */
const ends: Readonly<Record<AssumptionName, readonly [low: number, high: number]>> = {
  utilisation: [0.01, 1],
  // a fleet planned to less than a twentieth of its capacity is a slip of the point
  plan_to: [0.05, 1],
  spare_replicas: [0, 100],
  cold_start: [0, 86_400],
  reserved_price_factor: [0.01, 1],
  migration: [0, 100_000_000],
  migration_months: [1, 240],
  server_life: [1, 240],
  purchase_a100_80gb: [100, 1_000_000],
  purchase_8xh100_server: [1_000, 10_000_000],
  server_maintenance: [0, 1],
  capital_cost: [0, 1],
  // beside its GPUs: no server of eight takes more
  server_base_power: [0, 100_000],
  power_price: [0.001, 10],
  // the share of the power of a building that does not reach its machines is never below none
  pue: [1, 5],
  colocation: [0, 10_000],
  storage: [0, 100],
  egress: [0, 100],
};

/** Whole replicas stand by, so that their middle cannot be left to be reckoned out of the ends. */
const isWhole = (name: AssumptionName): boolean => name === "spare_replicas";

function assumption<Name extends AssumptionName>(name: Name) {
  const unit = assumptionNames[name];
  const [least, most] = ends[name];
  const figure = from(least, most, unit, isWhole(name));
  return row({
    low: figure,
    expected: isWhole(name) ? figure : figure.exactOptional(),
    high: figure,
    unit: oneOf([unit]),
    grade: oneOf(grades),
    source: text,
    as_of: sourceDate,
  }).refine(({ low, expected = low, high }) => low <= expected && expected <= high, {
    error: "has to run from low over expected to high",
  });
}

/** Assumed figures of costs (data/cost-assumptions.json): all of them, each in its unit. */
export const assumptionsSchema = row({
  utilisation: assumption("utilisation"),
  plan_to: assumption("plan_to"),
  spare_replicas: assumption("spare_replicas"),
  cold_start: assumption("cold_start"),
  reserved_price_factor: assumption("reserved_price_factor"),
  migration: assumption("migration"),
  migration_months: assumption("migration_months"),
  server_life: assumption("server_life"),
  purchase_a100_80gb: assumption("purchase_a100_80gb"),
  purchase_8xh100_server: assumption("purchase_8xh100_server"),
  server_maintenance: assumption("server_maintenance"),
  capital_cost: assumption("capital_cost"),
  server_base_power: assumption("server_base_power"),
  power_price: assumption("power_price"),
  pue: assumption("pue"),
  colocation: assumption("colocation"),
  storage: assumption("storage"),
  egress: assumption("egress"),
} satisfies Record<AssumptionName, z.ZodType>);

export type AssumptionsTable = z.infer<typeof assumptionsSchema>;
