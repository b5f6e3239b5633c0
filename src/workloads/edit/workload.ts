import { CannotEdit } from "./cannot-edit.js";
import { byteOrderMark } from "./facts.js";
import { entriesOf, itemsAdded, type NewWorkload, newFile } from "./new-items.js";
import { applied } from "./patch.js";
import { type FileState, readState } from "./state.js";
import { noNewProblems, sameBut } from "./verify.js";

export type { NewWorkload } from "./new-items.js";

/** A text with nothing in it but comments and the mark of a document. */
const isBlank = (text: string) => /^(?:\s|#[^\n]*|---(?=\s|$))*$/.test(text);

/** True where reading gives what it gave before, and behind it the new workloads. */
function isAdded(before: FileState | undefined, after: FileState | undefined, added: readonly NewWorkload[]): boolean {
  const items = before?.items ?? [];
  return (
    after !== undefined &&
    after.items.length === items.length + added.length &&
    items.every(({ read }, i) => sameBut(read, after.items[i]?.read ?? read, () => false)) &&
    added.every(({ name, owner }, i) => {
      const read = after.items[items.length + i]?.read;
      return read?.name === name && read.owner === owner;
    }) &&
    noNewProblems(before?.diagnostics ?? [], after.diagnostics)
  );
}

/** The first name that some workloads have already, or that comes twice. */
function nameTaken(before: FileState | undefined, added: readonly NewWorkload[]): string | undefined {
  const taken = new Set(before?.items.map(({ read }) => read.name));
  for (const { name } of added) {
    if (taken.has(name)) return name;
    taken.add(name);
  }
  return undefined;
}

/** True where a file can name a workload like that at all. */
const isFit = (workload: NewWorkload) => isAdded(undefined, readState(newFile("", [entriesOf(workload)])), [workload]);

/**
 * Adds workloads that state nothing yet at the end of the list of a workload file, all or none. No text, or one of comments
 * alone, gives a new file.
 *
 * @throws CannotEdit with the reason
 */
export function withWorkloads(text: string | undefined, added: readonly NewWorkload[]): string {
  if (added.length === 0) return text ?? "";
  const mark = text?.startsWith(byteOrderMark) ? byteOrderMark : "";
  const rest = (text ?? "").slice(mark.length);
  const entries = added.map(entriesOf);
  const isFresh = isBlank(rest);
  const before = isFresh ? undefined : readState(rest);
  if (!isFresh && before === undefined) throw new CannotEdit("unreadable");
  const taken = nameTaken(before, added);
  if (taken !== undefined) throw new CannotEdit("name-taken", { workload: taken });
  const written = before === undefined ? newFile(rest, entries) : applied(rest, itemsAdded(before, entries));
  if (isAdded(before, readState(written), added)) return mark + written;
  const unfit = added.find((workload) => !isFit(workload));
  throw new CannotEdit(unfit ? "unfit-value" : "not-kept", { workload: (unfit ?? added[0])?.name ?? "" });
}

/** Adds one workload. @throws CannotEdit with the reason */
export const withWorkload = (text: string | undefined, name: string, owner?: string): string =>
  withWorkloads(text, [{ name, owner }]);
