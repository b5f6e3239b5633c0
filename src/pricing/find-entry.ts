import type { BookEntry, EntryPrices } from "./book-entry.js";
import { designNames, hostIds, runsDesign } from "./open-weights.js";
import { nearest } from "./provider-names.js";
import { compareVersions, versionOf } from "./version.js";

/** A provider and what it lists. */
export interface Lister<Entry extends BookEntry> {
  id: string;
  models: readonly Entry[];
}

/** What a book of list prices is made from. Names of models are in lower case. */
export interface Catalogue<Entry extends BookEntry> {
  provider(id: string): Lister<Entry> | undefined;
  /** The provider whose models are called like this one. */
  providerOf(model: string): Lister<Entry> | undefined;
  /** The entry that a name is guessed to mean; `named` where the entry lists that very name. */
  match(provider: string, name: string): { entry: Entry; named: boolean } | undefined;
  /** The prices in force at a time in milliseconds. */
  pricesAt(entry: Entry, time: number): EntryPrices;
  /** The days from which other prices hold than before, as ISO dates. */
  changes(entry: Entry): readonly string[];
  /** Whether the prices depend on the time of day. */
  isByHour(entry: Entry): boolean;
}

export const plainName = (model: string): string => model.trim().toLowerCase();

/** The entries of a provider that rent an open-weight design, deprecated ones left out. */
export function hostedBy<Entry extends BookEntry>(from: Catalogue<Entry>, id: string, design: string): Entry[] {
  const names = designNames(design);
  if (!hostIds.some((host) => host === id)) return [];
  return from.provider(id)?.models.filter((entry) => !entry.deprecated && runsDesign(entry.id, names)) ?? [];
}

/**
 * The entry of a model: by its id; as the catalogue matches names, if both are of one generation, since a prefix matches
 * what nobody had seen when it was written (`claude-sonnet-5-5` is not `claude-sonnet-5`); or as the name of a design
 * whose weights the provider rents at one price.
 */
export function findEntry<Entry extends BookEntry>(
  from: Catalogue<Entry>,
  provider: Lister<Entry>,
  model: string,
  time: number,
): Entry | undefined {
  const name = plainName(model);
  const same = provider.models.find(({ id }) => id.toLowerCase() === name);
  if (same) return same;
  const match = from.match(provider.id, name);
  if (match && (match.named || isSameGeneration(match.entry.id, name))) return match.entry;
  const [first, ...others] = hostedBy(from, provider.id, model);
  const prices = (entry: Entry) => JSON.stringify(from.pricesAt(entry, time));
  return first && others.every((other) => prices(other) === prices(first)) ? first : undefined;
}

function isSameGeneration(listed: string, asked: string): boolean {
  const [a, b] = [versionOf(listed), versionOf(asked)];
  return !a || !b || compareVersions(a, b) === 0;
}

/** Providers whose models are looked through for a name that no provider's is. */
const wellKnown = ["openai", "anthropic", "google", "mistral", "x-ai", "cohere", "deepseek", "together", "groq", "aws"];

/** Names that may be meant: entries that rent the design, or else those that are spelt alike; best first. */
export function suggestionsFor<Entry extends BookEntry>(
  from: Catalogue<Entry>,
  provider: Lister<Entry> | undefined,
  model: string,
): readonly string[] {
  const hosted = (provider ? [provider.id] : hostIds).flatMap((id) => hostedBy(from, id, model));
  if (hosted.length > 0) return hosted.map(({ id }) => id);
  const listers = provider ? [provider] : wellKnown.flatMap((id) => from.provider(id) ?? []);
  const near = nearest(
    model,
    listers.flatMap(({ models }) => models.map(({ id }) => id)),
  );
  const alike = provider && from.match(provider.id, plainName(model))?.entry.id;
  return alike === undefined ? near : [alike, ...near.filter((name) => name !== alike)].slice(0, 3);
}
