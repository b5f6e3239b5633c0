import { isMap, isScalar, isSeq, type Node, type Pair } from "yaml";
import { suggest } from "../diagnostics/suggest.js";
import type { FactSpec } from "../facts/fact.js";
import { factNames, findFact } from "../facts/registry/lookup.js";
import type { Condition } from "./condition.js";
import type { PackText, Path } from "./pack-text.js";
import { parseTest } from "./parse-test.js";

/** Steps of a path to a condition; only aliases within aliases go deeper, as many times over. */
const longestPath = 200;

const joiners = ["all", "any", "not"];

/** Reads the condition at a path. Undefined after a problem; every problem is noted with its place. */
export function parseCondition(text: PackText, path: Path): Condition | undefined {
  const node = text.node(path);
  if (path.length > longestPath) {
    text.add("condition-too-deep", path);
    return undefined;
  }
  if (!isMap(node)) {
    text.add("condition-not-a-map", path, {});
    return undefined;
  }
  const pairs = text.pairs(node);
  if (pairs.length === 0) {
    text.add("condition-empty", path, {});
    return undefined;
  }
  const parts = pairs.map((pair) => parsePair(text, path, pair));
  const found = parts.filter((part) => part !== undefined);
  if (found.length < parts.length) return undefined;
  return found.length === 1 ? found[0] : { op: "all", of: found };
}

function parsePair(text: PackText, path: Path, pair: Pair): Condition | undefined {
  const key = isScalar(pair.key) ? String(pair.key.value) : "";
  const inside = [...path, key];
  if (key === "not") {
    const of = parseCondition(text, inside);
    return of && { op: "not", of };
  }
  if (key === "all" || key === "any") return parseList(text, inside, key);
  const spec = findFact(key);
  if (!spec) {
    const near = suggest(key, [...factNames(), ...joiners]);
    text.addAt("unknown-fact", text.keyPosition(path, key), { fact: key, ...(near ? { near } : {}) });
    return undefined;
  }
  return testOf(text, inside, spec);
}

function parseList(text: PackText, path: Path, op: "all" | "any"): Condition | undefined {
  const node = text.node(path);
  if (!isSeq(node) || node.items.length === 0) {
    text.add("condition-list-empty", path, { op });
    return undefined;
  }
  const parts = node.items.map((_, i) => parseCondition(text, [...path, i]));
  const of = parts.filter((part) => part !== undefined);
  return of.length === parts.length ? { op, of } : undefined;
}

function testOf(text: PackText, path: Path, spec: FactSpec): Condition | undefined {
  const node: Node | undefined = text.node(path);
  // an empty value is no word: `task:` would otherwise test for the word null
  if (!node || (isScalar(node) && node.value === null)) {
    text.addAt("test-missing", text.keyPosition(path.slice(0, -1), spec.name), { fact: spec.name });
    return undefined;
  }
  return parseTest(text, path, spec, node);
}
