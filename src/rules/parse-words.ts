import { isMap, isScalar, isSeq, type Node } from "yaml";
import { hasUnsafe } from "../diagnostics/plain-text.js";
import { suggest } from "../diagnostics/suggest.js";
import type { FactSpec, FactType } from "../facts/fact.js";
import type { Atom, Condition } from "./condition.js";
import type { PackText, Path } from "./pack-text.js";
import { misfit } from "./parse-misfit.js";

/** Reads a word or a list of words as a test of equality. */
export function wordsTest(text: PackText, path: Path, spec: FactSpec, node: Node): Condition | undefined {
  const words = wordsAt(text, path, spec, node);
  return words && { op: "in", fact: spec.name, words, at: text.position(path) };
}

/** Reads `contains` and `contains_any`, the tests of a fact that has several words at once. */
export function membership(text: PackText, path: Path, spec: FactSpec, node: Node): Condition | undefined {
  const [pair, ...more] = isMap(node) ? text.pairs(node) : [];
  const key = pair && isScalar(pair.key) ? String(pair.key.value) : "";
  if (more.length > 0 || (key !== "contains" && key !== "contains_any")) return misfit(text, path, spec);
  const inside = text.node([...path, key]);
  const words = inside && wordsAt(text, [...path, key], spec, inside);
  if (!words) return inside ? undefined : misfit(text, path, spec);
  const at = text.position(path);
  const atoms = words.map((word): Atom => ({ op: "contains", fact: spec.name, word, at }));
  const [only] = atoms;
  return atoms.length === 1 && only ? only : { op: key === "contains" ? "all" : "any", of: atoms };
}

/** The words at a path, all of which the fact can have. Undefined after a problem. */
function wordsAt(text: PackText, path: Path, spec: FactSpec, node: Node): string[] | undefined {
  const places: Path[] = isSeq(node) ? node.items.map((_, i) => [...path, i]) : [path];
  if (places.length === 0) return misfit(text, path, spec);
  const words = places.map((place) => wordAt(text, place, spec));
  const found = words.filter((word) => word !== undefined);
  return found.length === words.length ? found : undefined;
}

function wordAt(text: PackText, path: Path, spec: FactSpec): string | undefined {
  const node = text.node(path);
  // a value that is left out is no word: `task:` would otherwise test for the word null
  if (!isScalar(node) || node.value === null) return misfit(text, path, spec);
  const word = String(node.value);
  const allowed = allowedWords(spec.type);
  if (allowed?.includes(word)) return word;
  if (allowed) {
    const near = suggest(word, allowed);
    text.add("test-unknown-word", path, { fact: spec.name, found: word, choices: allowed, ...(near ? { near } : {}) });
    return undefined;
  }
  if (word === "" || /^[<>=]/.test(word)) return misfit(text, path, spec);
  if (!hasUnsafe(word)) return word;
  text.add("text-unprintable", path, { fact: spec.name });
  return undefined;
}

function allowedWords(type: FactType): readonly string[] | undefined {
  if (type.kind === "flag") return ["true", "false"];
  return type.kind === "choice" || type.kind === "tags" ? type.values : undefined;
}
