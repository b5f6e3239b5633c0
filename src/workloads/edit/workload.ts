import { isNode, isSeq, type Pair, type YAMLMap, type YAMLSeq } from "yaml";
import { isNull } from "../scalar.js";
import { CannotEdit } from "./cannot-edit.js";
import { byteOrderMark } from "./facts.js";
import { intoFlow } from "./flow.js";
import { braced } from "./flow-text.js";
import { behindComments, breakAt, lineAt, lineStart, linesAt, nextLine } from "./lines.js";
import { applied, type Patch, replacing } from "./patch.js";
import { replaced } from "./replace.js";
import { type FileState, readState } from "./state.js";
import { behindColon, columnOf, endOf, isMissing, ownPair, startOf, type Tree } from "./tree.js";
import { noNewProblems, sameBut } from "./verify.js";
import { writtenText } from "./written-value.js";

/** The keys of a new workload, as texts. */
type Entries = readonly (readonly [key: string, text: string])[];

const blockItem = (entries: Entries, column: number): string[] =>
  entries.map(([key, text], i) => `${" ".repeat(column)}${i === 0 ? "- " : "  "}${key}: ${writtenText(text)}`);

function flowItem(tree: Tree, entries: Entries): string {
  const colon = tree.compact ? ":" : ": ";
  const written = ([key, text]: Entries[number]) =>
    tree.json ? JSON.stringify(key) + colon + JSON.stringify(text) : `${key}: ${writtenText(text)}`;
  return braced(tree, entries.map(written));
}

/** A block list goes on below its last item and the comments that belong to that. */
function intoBlockList({ text }: Tree, list: YAMLSeq, entries: Entries): Patch[] {
  const start = lineStart(text, startOf(list));
  const column = /^ *(?=-(?:\s|$))/.exec(lineAt(text, start))?.[0].length;
  if (column === undefined) throw new CannotEdit("not-kept");
  const end = nextLine(text, endOf(text, list));
  const at = behindComments(text, end, column, true);
  const apart = list.items.length > 1 && isAfterBlank(text, startOf(list.items.at(-1)));
  return [linesAt(text, at, [...(apart ? [""] : []), ...blockItem(entries, column)], column, 0)];
}

/** True where a blank line stands above the line of an offset. */
function isAfterBlank(text: string, at: number): boolean {
  const start = lineStart(text, at);
  return start > 0 && lineAt(text, lineStart(text, start - 1)).trim() === "";
}

/** The first item under a key that has no list, or an empty one. */
function underListKey({ text }: Tree, pair: Pair, entries: Entries): Patch[] {
  const behind = behindColon(text, pair);
  if (behind === undefined) throw new CannotEdit("not-kept");
  const cleared = isMissing(pair.value) ? [] : [replacing(behind, endOf(text, pair.value), "")];
  return [...cleared, linesAt(text, nextLine(text, endOf(text, pair)), blockItem(entries, 2), 2, 0)];
}

function withoutList(tree: Tree, root: YAMLMap, entries: Entries): Patch[] {
  if (root.flow) {
    const key = tree.json ? '"workloads"' : "workloads";
    return intoFlow(tree, root, root.items.length - 1, [`${key}: [${flowItem(tree, entries)}]`]);
  }
  if (columnOf(tree.text, root) !== 0) throw new CannotEdit("not-kept");
  const at = nextLine(tree.text, endOf(tree.text, root));
  return [linesAt(tree.text, at, ["workloads:", ...blockItem(entries, 2)], 0, 0)];
}

function patchesOf({ tree }: FileState, entries: Entries): Patch[] {
  const { root } = tree;
  const pair = ownPair(root, "workloads");
  if (pair === undefined) return withoutList(tree, root, entries);
  const list = pair.value;
  const isEmpty = !isNode(list) || isNull(list) || (isSeq(list) && list.items.length === 0);
  if (isEmpty && !root.flow) return underListKey(tree, pair, entries);
  if (isEmpty && !isSeq(list)) return replaced(tree, pair, `[${flowItem(tree, entries)}]`);
  if (!isSeq(list)) throw new CannotEdit("wrong-shape");
  if (list.flow) return intoFlow(tree, list, list.items.length - 1, [flowItem(tree, entries)]);
  return intoBlockList(tree, list, entries);
}

/** A new file, below what is written there already: comments, or nothing. */
function newFile(text: string, entries: Entries): string {
  const newline = breakAt(text, text.length);
  const begun = text === "" || text.endsWith("\n") ? text : text + newline;
  const lines = ["version: 1", "workloads:", ...blockItem(entries, 2)];
  return begun + lines.map((line) => line + newline).join("");
}

/** A text with nothing in it but comments and the mark of a document. */
const isBlank = (text: string) => /^(?:\s|#[^\n]*|---(?=\s|$))*$/.test(text);

/** True where reading gives what it gave before, and behind it the new workload. */
function isAdded(before: FileState | undefined, after: FileState | undefined, name: string, owner?: string): boolean {
  const items = before?.items ?? [];
  const added = after?.items[items.length]?.read;
  return (
    after !== undefined &&
    after.items.length === items.length + 1 &&
    items.every(({ read }, i) => sameBut(read, after.items[i]?.read ?? read, () => false)) &&
    added?.name === name &&
    added.owner === owner &&
    noNewProblems(before?.diagnostics ?? [], after.diagnostics)
  );
}

/**
 * Adds a workload that states nothing yet at the end of the list of a workload file. No text, or one of comments alone,
 * gives a new file.
 *
 * @throws CannotEdit with the reason
 */
export function withWorkload(text: string | undefined, name: string, owner?: string): string {
  const mark = text?.startsWith(byteOrderMark) ? byteOrderMark : "";
  const rest = (text ?? "").slice(mark.length);
  const entries: Entries =
    owner === undefined
      ? [["name", name]]
      : [
          ["name", name],
          ["owner", owner],
        ];
  const isFresh = isBlank(rest);
  const before = isFresh ? undefined : readState(rest);
  if (!isFresh && before === undefined) throw new CannotEdit("unreadable");
  if (before?.items.some(({ read }) => read.name === name)) throw new CannotEdit("name-taken", { workload: name });
  const written = before === undefined ? newFile(rest, entries) : applied(rest, patchesOf(before, entries));
  if (isAdded(before, readState(written), name, owner)) return mark + written;
  const isFit = isAdded(undefined, readState(newFile("", entries)), name, owner);
  throw new CannotEdit(isFit ? "not-kept" : "unfit-value", { workload: name });
}
