import { isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { type Placed, type Reading, spanOf } from "./reading.js";
import { isNull, textOf } from "./scalar.js";
import type { Span } from "./source-text.js";

/** One key of a map with its value, aliases resolved. */
export interface Entry {
  key: string;
  at: Span;
  /** Null where the key has no value. */
  value: Node | null;
  /** True where the key comes out of a `<<` merge. */
  merged: boolean;
}

/** Merges of merges are followed this far; deeper ones would only be written to make a reader choke. */
const maxMergeDepth = 32;

/** What a map is called in messages, and the keys it may have. */
export interface MapShape {
  where: string;
  keys: readonly string[];
}

class EntryCollector {
  readonly entries: Entry[] = [];
  readonly #seen = new Map<string, Span>();
  readonly #reading: Reading;
  readonly #shape: MapShape;

  constructor(reading: Reading, shape: MapShape) {
    this.#reading = reading;
    this.#shape = shape;
  }

  /** Takes the keys of one map and then what it merges. `path` holds the maps that are merged right now. */
  take(map: YAMLMap, path: readonly YAMLMap[]): void {
    const merged = path.length > 0;
    const merges: Node[] = [];
    for (const { key, value } of map.items) {
      this.#reading.count();
      if (!isScalar(key)) {
        this.#reading.add("key-not-text", isNode(key) ? spanOf(key) : spanOf(map), { ...this.#shape });
      } else if (key.value === "<<" && key.type === "PLAIN") {
        if (isNode(value)) merges.push(value);
      } else {
        this.#takeKey(textOf(key), spanOf(key), value, merged);
      }
    }
    for (const merge of merges) this.#merge(merge, [...path, map]);
  }

  #takeKey(key: string, at: Span, value: unknown, merged: boolean): void {
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, at);
      this.entries.push({ key, at, value: this.#reading.resolve(value), merged });
    } else if (!merged) {
      const { line } = this.#reading.position(first);
      this.#reading.add("duplicate-key", at, { key, first_line: line });
    }
  }

  #merge(merge: Node, path: readonly YAMLMap[]): void {
    const target = this.#reading.resolve(merge);
    if (!isSeq(target)) {
      this.#mergeOne({ node: target, at: spanOf(merge) }, path);
      return;
    }
    for (const item of this.#reading.items(target)) this.#mergeOne(item, path);
  }

  #mergeOne({ node, at }: Placed, path: readonly YAMLMap[]): void {
    if (isMap(node)) {
      if (path.includes(node)) this.#reading.add("anchor-cycle", at);
      else if (path.length > maxMergeDepth) this.#reading.add("syntax-too-deep", at);
      else this.take(node, path);
    } else if (!isNull(node)) {
      this.#reading.add("merge-not-a-map", at);
    }
  }
}

/**
 * The entries of a map in the order of the text, `<<` merges last. A key that the map itself states wins over merged
 * ones, an earlier merge over a later one. Notes keys that are no words, and keys that are stated twice.
 */
export function entriesOf(reading: Reading, map: YAMLMap, shape: MapShape): readonly Entry[] {
  const collector = new EntryCollector(reading, shape);
  collector.take(map, []);
  return collector.entries;
}
