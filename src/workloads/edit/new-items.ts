import { isNode, isSeq, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { isNull } from "../scalar.js";
import { CannotEdit } from "./cannot-edit.js";
import { intoFlow } from "./flow.js";
import { braced, commaOf } from "./flow-text.js";
import { behindComments, breakAt, lineAt, lineStart, linesAt, nextLine } from "./lines.js";
import { type Patch, replacing } from "./patch.js";
import { replaced } from "./replace.js";
import type { FileState } from "./state.js";
import { behindColon, columnOf, endOf, isMissing, ownPair, startOf, type Tree } from "./tree.js";
import { writtenText } from "./written-value.js";

/** A workload that states nothing yet. */
export interface NewWorkload {
  name: string;
  owner?: string | undefined;
}

/** The keys of a new workload, as texts. */
export type Entries = readonly (readonly [key: string, text: string])[];

export const entriesOf = ({ name, owner }: NewWorkload): Entries =>
  owner === undefined
    ? [["name", name]]
    : [
        ["name", name],
        ["owner", owner],
      ];

const blockItem = (entries: Entries, column: number): string[] =>
  entries.map(([key, text], i) => `${" ".repeat(column)}${i === 0 ? "- " : "  "}${key}: ${writtenText(text)}`);

const blockItems = (added: readonly Entries[], column: number) =>
  added.flatMap((entries) => blockItem(entries, column));

function flowItem(tree: Tree, entries: Entries): string {
  const colon = tree.compact ? ":" : ": ";
  const written = ([key, text]: Entries[number]) =>
    tree.json ? JSON.stringify(key) + colon + JSON.stringify(text) : `${key}: ${writtenText(text)}`;
  return braced(tree, entries.map(written));
}

const flowItems = (tree: Tree, added: readonly Entries[]) => added.map((entries) => flowItem(tree, entries));

/** A list in brackets. */
const flowList = (tree: Tree, added: readonly Entries[]) => `[${flowItems(tree, added).join(commaOf(tree))}]`;

/** A block list goes on below its last item and the comments that belong to that. */
function intoBlockList({ text }: Tree, list: YAMLSeq, added: readonly Entries[]): Patch[] {
  const start = lineStart(text, startOf(list));
  const column = /^ *(?=-(?:\s|$))/.exec(lineAt(text, start))?.[0].length;
  if (column === undefined) throw new CannotEdit("not-kept");
  const end = nextLine(text, endOf(text, list));
  const at = behindComments(text, end, column, true);
  const apart = list.items.length > 1 && isAfterBlank(text, startOf(list.items.at(-1)));
  const lines = added.flatMap((entries) => [...(apart ? [""] : []), ...blockItem(entries, column)]);
  return [linesAt(text, at, lines, column, 0)];
}

/** True where a blank line stands above the line of an offset. */
function isAfterBlank(text: string, at: number): boolean {
  const start = lineStart(text, at);
  return start > 0 && lineAt(text, lineStart(text, start - 1)).trim() === "";
}

/** The first item under a key that has no list, or an empty one. */
function underListKey({ text }: Tree, pair: Pair, added: readonly Entries[]): Patch[] {
  const behind = behindColon(text, pair);
  if (behind === undefined) throw new CannotEdit("not-kept");
  const cleared = isMissing(pair.value) ? [] : [replacing(behind, endOf(text, pair.value), "")];
  return [...cleared, linesAt(text, nextLine(text, endOf(text, pair)), blockItems(added, 2), 2, 0)];
}

function withoutList(tree: Tree, root: YAMLMap, added: readonly Entries[]): Patch[] {
  if (root.flow) {
    const key = tree.json ? '"workloads"' : "workloads";
    return intoFlow(tree, root, root.items.length - 1, [`${key}:${tree.compact ? "" : " "}${flowList(tree, added)}`]);
  }
  if (columnOf(tree.text, root) !== 0) throw new CannotEdit("not-kept");
  const at = nextLine(tree.text, endOf(tree.text, root));
  return [linesAt(tree.text, at, ["workloads:", ...blockItems(added, 2)], 0, 0)];
}

/** Puts workloads at the end of the list of a file, which may lack one. */
export function itemsAdded({ tree }: FileState, added: readonly Entries[]): Patch[] {
  const { root } = tree;
  const pair = ownPair(root, "workloads");
  if (pair === undefined) return withoutList(tree, root, added);
  const list = pair.value;
  const isEmpty = !isNode(list) || isNull(list) || (isSeq(list) && list.items.length === 0);
  if (isEmpty && !root.flow) return underListKey(tree, pair, added);
  if (isEmpty && !isSeq(list)) return replaced(tree, pair, flowList(tree, added));
  if (!isSeq(list)) throw new CannotEdit("wrong-shape");
  if (list.flow) return intoFlow(tree, list, list.items.length - 1, flowItems(tree, added));
  return intoBlockList(tree, list, added);
}

/** A new file, below what is written there already: comments, or nothing. */
export function newFile(text: string, added: readonly Entries[]): string {
  const newline = breakAt(text, text.length);
  const begun = text === "" || text.endsWith("\n") ? text : text + newline;
  const lines = ["version: 1", "workloads:", ...blockItems(added, 2)];
  return begun + lines.map((line) => line + newline).join("");
}
