import { plainProvider, providerKey } from "./provider-names.js";

/** Regions in which data can be kept and processed. */
export interface Residency {
  regions: readonly string[];
  /** There are regions beyond those listed. */
  others?: boolean;
  /** Only where the provider agrees. */
  by_approval?: boolean;
}

/** What is known of a provider, by what it can be: a control or a way of buying that there is or is not, and two others. */
export const offers = [
  "zero_retention",
  "baa",
  "private_link",
  "no_training",
  "batch",
  "fine_tuning",
  "dedicated",
] as const;
export const offerWords = ["yes", "by_approval", "closing", "no"] as const;

/** One dated fact about one way into a provider (data/providers.json). */
export interface ProviderFact {
  /** The provider's id in the price book. */
  provider: string;
  /** The way in: `api`, `vertex`, `bedrock`. */
  surface: string;
  fact: (typeof offers)[number] | "residency" | "retention_days";
  value: (typeof offerWords)[number] | number | Residency;
  /** What it means in a few words, with its conditions. */
  detail: string;
  /** ISO month or day. */
  as_of: string;
  confidence: "high" | "medium";
  source: string;
}

/** What data/providers.json holds. */
export interface ProviderTable {
  as_of: string;
  facts: readonly ProviderFact[];
}

/** Words for a provider that mean one way in alone. */
const surfaceWords: ReadonlyMap<string, string> = new Map([
  ["vertex", "vertex"],
  ["vertex-ai", "vertex"],
  ["gemini", "gemini-api"],
  ["gemini-api", "gemini-api"],
]);

/** The ways into a provider, each with its facts, in the order of the table. */
export function surfacesOf(
  table: ProviderTable,
  provider: string,
): readonly { surface: string; facts: readonly ProviderFact[] }[] {
  const id = providerKey(provider);
  const only = surfaceWords.get(plainProvider(provider));
  const own = table.facts.filter((fact) => fact.provider === id && (only === undefined || fact.surface === only));
  return [...new Set(own.map(({ surface }) => surface))].map((surface) => ({
    surface,
    facts: own.filter((fact) => fact.surface === surface),
  }));
}
