import type { UsdPerMonth } from "../quantities/quantity.js";
import { amount, positive } from "./checks.js";
import { place, read } from "./factors.js";
import { add, costModel } from "./model.js";
import type { CostModel, Part } from "./option.js";
import { addPeople, checkedPeople, type Migration, type People, partsOfPeople } from "./people.js";

/** A provider runs inference. */
export interface ManagedInput {
  id: string;
  /** What today's volume costs in tokens: the bill, or requests priced from a price book. Never zero. */
  tokens: UsdPerMonth;
  /** Spend that a contract asks for whether it is used or not. */
  committed?: UsdPerMonth;
  /** People who look after the contract and the integration; none unless stated. */
  people?: People;
  /** Cost of getting there, where the workload runs elsewhere today. */
  migration?: Migration;
  ranges?: CostModel["ranges"];
}

/**
 * `tokens × api_price × volume`, at least the commitment, and people and migration where stated.
 *
 * @throws RangeError with the field's name where one is negative, NaN, infinite, or zero where that means nothing
 */
export function managed(input: ManagedInput): CostModel {
  const { id, people, migration } = input;
  const tokens = positive(input.tokens, "tokens");
  const committed = amount(input.committed ?? 0, "committed");
  if (people) checkedPeople(people);
  const migrationShare = migration && amount(migration.usd, "migration.usd") / positive(migration.months, "months");
  const present: Part[] = ["tokens"];
  if (committed > 0) present.push("commitment");
  if (people) present.push(...partsOfPeople(people));
  if (migration) present.push("migration");
  return costModel({
    id,
    parts: present,
    ranges: input.ranges ?? {},
    addTo(into, points, offset) {
      const used = tokens * read(points, offset, place.api_price) * read(points, offset, place.volume);
      add(into, "tokens", used);
      if (used < committed) add(into, "commitment", committed - used);
      if (people) addPeople(people, into, points, offset);
      if (migrationShare !== undefined) add(into, "migration", migrationShare);
    },
    breaks: (at) => ({
      every: [],
      once: committed > 0 ? [committed / (tokens * read(at, 0, place.api_price))] : [],
    }),
  });
}
