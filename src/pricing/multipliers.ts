import { compareVersions, versionOf } from "./version.js";

/** What a provider's list price is multiplied by for a way of buying it (data/prices.json). */
export interface Multiplier {
  code: "batch" | "flex" | "residency";
  /** The provider's id in the price book. */
  provider: string;
  factor: number;
  /** The regions that it is asked for; absent where it holds for all. */
  regions?: readonly string[];
  /** The word that names of the models have in common, and the first generation that it holds for. */
  family?: string;
  from_version?: string;
  /** The only entries that it is not part of already, by how their ids begin. */
  only_prefix?: string;
  why?: string;
  /** ISO month or day on which it was true. */
  as_of: string;
  confidence: "high" | "medium";
  source: string;
}

/** What data/prices.json holds. */
export interface PriceData {
  book: { package: string; version: string; as_of: string };
  multipliers: readonly Multiplier[];
}

/** The bundled entry that a multiplier is looked for. */
export interface Priced {
  provider: string;
  model: string;
}

const isOfFamily = ({ family, from_version: from }: Multiplier, model: string): boolean => {
  if (family === undefined) return true;
  const [asked, first] = [versionOf(model), versionOf(from ?? "0")];
  return model.toLowerCase().includes(family) && asked !== undefined && first !== undefined
    ? compareVersions(asked, first) >= 0
    : false;
};

/**
 * The multiplier that a list price does not carry yet, if there is one for this entry.
 *
 * @param regions where the data has to stay; counts for residency alone
 */
export function multiplierFor(
  table: readonly Multiplier[],
  code: Multiplier["code"],
  { provider, model }: Priced,
  regions: readonly string[] = [],
): Multiplier | undefined {
  return table.find(
    (row) =>
      row.code === code &&
      row.provider === provider &&
      isOfFamily(row, model) &&
      (row.only_prefix === undefined || model.startsWith(row.only_prefix)) &&
      (row.regions === undefined || (regions.length > 0 && regions.every((region) => row.regions?.includes(region)))),
  );
}
