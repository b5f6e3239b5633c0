import { z } from "zod";
import { agedDate, from, isoDate, name, oneOf, row, rows, text, told } from "./scalars.js";

/** A generation as the names of models have it: 5.4. Of anything else none is newer, and the multiplier would hold for nothing. */
const generation = z
  .string(told("a generation, e.g. 5.4"))
  .regex(/^\d{1,2}(\.\d{1,2})?$/, told("a generation, e.g. 5.4"))
  .exactOptional();

/** What list prices are multiplied by, and which book is bundled (data/prices.json). */
export const pricesSchema = row({
  about: text.exactOptional(),
  book: row({ package: text, version: text, as_of: isoDate, found: text.exactOptional() }),
  multipliers: rows(
    row({
      code: oneOf(["batch", "flex", "residency"]),
      provider: name,
      // no way of buying is a hundred times cheaper or ten times dearer than the list
      factor: from(0.01, 10, "times the list price"),
      regions: z.array(text, told("a list of regions")).min(1, told("a list of one region or more")).exactOptional(),
      family: name.exactOptional(),
      from_version: generation,
      only_prefix: name.exactOptional(),
      why: text.exactOptional(),
      as_of: agedDate,
      confidence: oneOf(["high", "medium"]),
      source: text,
    }).refine(({ family, from_version }) => family !== undefined || from_version === undefined, {
      path: ["from_version"],
      error: "has to stand beside the family whose generation it is",
    }),
  ),
});

export type PricesTable = z.infer<typeof pricesSchema>;
