import { registry } from "../../facts/registry/registry.js";
import { factFields, fileKeys } from "../shape.js";

/** One key that is to have a value. */
export interface Leaf {
  key: string;
  rank: number;
  /** As it is written; absent where the key is to go. */
  text?: string;
  /** The value that the starter file shows for it, in a comment. */
  example?: string;
}

/** A map at a key that is to have some keys; what it has beside them stays. */
export interface Group {
  key: string;
  rank: number;
  ranks: Ranks;
  leaves: readonly Leaf[];
  /** What a map that comes by a merge says beside the leaves, for a map that replaces it. */
  merged: readonly Leaf[];
  /** What a key without a value keeps from being known, and has to once there is a map. */
  blocked: readonly Leaf[];
}

export type Want = Leaf | Group;

export const isGroup = (want: Want): want is Group => "leaves" in want;

/** The place of each key of a map in the order of the registry. */
export type Ranks = ReadonlyMap<string, number>;

const ranked = (keys: Iterable<string>): Ranks => new Map([...keys].map((key, rank) => [key, rank]));

export const fileRanks: Ranks = ranked(["$schema", ...fileKeys.filter((key) => key !== "$schema")]);

export const workloadRanks: Ranks = ranked(["<<", "name", "owner", ...factFields.keys(), "provenance", "slices"]);

export const provenanceRanks: Ranks = ranked(["<<", ...registry.map(({ name }) => name)]);

/** The order of the facts in a group. */
export function groupRanks(name: string): Ranks {
  const field = factFields.get(name);
  return ranked(["<<", ...(field?.kind === "group" ? field.fields.keys() : [])]);
}
