import { isMap, isNode, isPair, isSeq, type Node, type YAMLMap } from "yaml";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { Findings } from "../findings.js";
import { maxValues } from "../limits.js";
import { NamesTaken } from "../names-taken.js";
import { parseYaml } from "../parse.js";
import { readItems, readTop, type TopRead } from "../read-file.js";
import { Reading, TooManyValues } from "../reading.js";
import { scan } from "../scan.js";
import { SourceText } from "../source-text.js";
import { noteSyntax } from "../syntax.js";
import type { Workload } from "../workload.js";
import { type Tree, treeOf } from "./tree.js";

/** One item of the list of workloads. */
export interface Item {
  /** Its place in the list. */
  index: number;
  /** What is written there: the map, or an alias of it. */
  node: Node;
  map: YAMLMap;
  read: Workload;
}

/** A file as its tree and as what the reader makes of it, problems or not. */
export interface FileState {
  tree: Tree;
  top: TopRead;
  items: readonly Item[];
  diagnostics: readonly Diagnostic[];
}

function itemsOf(tree: Tree, list: Node | null | undefined, read: readonly Workload[]): Item[] {
  if (!isSeq(list)) return [];
  const items: Item[] = [];
  for (const [index, written] of list.items.entries()) {
    const node = isPair(written) ? written.key : written;
    const map = tree.resolve(node);
    // the reader gives one workload for each map
    const workload = isMap(map) ? read[items.length] : undefined;
    if (isMap(map) && workload !== undefined && isNode(node)) items.push({ index, node, map, read: workload });
  }
  return items;
}

/** Reads a text without byte order mark. Undefined where it does not parse or is no map. */
export function readState(text: string): FileState | undefined {
  const { values, control } = scan(text);
  if (control !== undefined || values > maxValues) return undefined;
  const source = new SourceText("", text);
  const findings = new Findings(source);
  const part = { source, base: 0, text };
  const parsed = parseYaml(text);
  const { root } = parsed;
  if (!noteSyntax(parsed, part, findings) || !isMap(root)) return undefined;
  try {
    const reading = new Reading(part, root, findings);
    const top = readTop(reading, root);
    if (top === undefined) return undefined;
    const list = top.list?.value;
    const read = list ? readItems(reading, list, top.team, new NamesTaken()) : [];
    const tree = treeOf(text, root);
    return { tree, top, items: itemsOf(tree, list, read), diagnostics: findings.sorted() };
  } catch (error) {
    if (error instanceof TooManyValues) return undefined;
    throw error;
  }
}
