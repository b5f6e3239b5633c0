import { type Document, isAlias, isMap, isNode, parseDocument, YAMLMap } from "yaml";
import { isNull } from "../scalar.js";
import type { Plan } from "./plan.js";
import { isGroup, type Leaf, type Want } from "./wants.js";

const options = { schema: "failsafe", uniqueKeys: false, resolveKnownTags: false, logLevel: "silent" } as const;

type Path = readonly (string | number)[];

function setLeaf(document: Document, path: Path, { key, text }: Leaf): void {
  if (text === undefined) document.deleteIn([...path, key]);
  else document.setIn([...path, key], parseDocument(text, options).contents);
}

function setWant(document: Document, path: Path, want: Want): void {
  if (!isGroup(want)) {
    setLeaf(document, path, want);
    return;
  }
  const inner = [...path, want.key];
  const there: unknown = document.getIn(inner, true);
  // the library would not look behind an alias
  if (isAlias(there)) throw new TypeError("an alias cannot be set");
  const fresh = there === undefined || (isNode(there) && isNull(there));
  if (fresh) document.setIn(inner, new YAMLMap(document.schema));
  const leaves = isMap(there)
    ? want.leaves
    : [...want.merged, ...(there === undefined ? [] : want.blocked), ...want.leaves];
  for (const leaf of leaves) setLeaf(document, inner, leaf);
}

/**
 * Carries out a plan in the library's own tree and has it written anew: comments and order stay, spacing does not.
 * Undefined where the library cannot.
 */
export function byLibrary(text: string, plan: Plan): string | undefined {
  try {
    const document = parseDocument(text, options);
    for (const want of plan.top) setWant(document, [], want);
    for (const { item, wants } of plan.items) {
      for (const want of wants) setWant(document, ["workloads", item.index], want);
    }
    const written = document.toString({ lineWidth: 0, nullStr: "~" });
    return text.includes("\r\n") ? written.replaceAll(/\r?\n/g, "\r\n") : written;
  } catch (error) {
    // what it throws is of no class of its own: a tree it cannot change, an alias without its anchor, too deep a tree
    if (error instanceof Error) return undefined;
    throw error;
  }
}
