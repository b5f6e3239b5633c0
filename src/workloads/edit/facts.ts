import { isAlias } from "yaml";
import { byLibrary } from "./by-library.js";
import { CannotEdit } from "./cannot-edit.js";
import { insteadOfAlias, intoMap, stepOf } from "./into-map.js";
import { narrowed } from "./narrow.js";
import { applied, type Patch } from "./patch.js";
import { type Edit, type Plan, planOf } from "./plan.js";
import { type FileState, readState } from "./state.js";
import { type Outcome, outcomeOf } from "./verify.js";
import { fileRanks, workloadRanks } from "./wants.js";

export type { Edit } from "./plan.js";

export const byteOrderMark = "\ufeff";

/** Workloads that are asked how far in a file is indented. */
const asked = 20;

function patchesOf({ tree, items }: FileState, plan: Plan): Patch[] {
  const others = items.slice(0, asked).map(({ map }) => map);
  const top = intoMap(tree, { map: tree.root, ranks: fileRanks }, plan.top, stepOf(tree, others));
  const inItems = plan.items.flatMap(({ item: { node, map }, wants }) =>
    isAlias(node)
      ? insteadOfAlias(tree, node, wants)
      : intoMap(tree, { map, ranks: workloadRanks }, wants, stepOf(tree, [map, ...others])),
  );
  return [...top, ...inItems];
}

interface Attempt {
  patches: readonly Patch[];
  outcome: Outcome;
}

/** Carries out a plan by patches, and reads what comes out. */
function attempt(before: FileState, plan: Plan): Attempt {
  try {
    const patches = patchesOf(before, plan);
    const text = applied(before.tree.text, patches);
    return { patches, outcome: outcomeOf(before, patches.length === 0 ? before : readState(text), plan) };
  } catch (error) {
    if (error instanceof CannotEdit && error.reason === "not-kept") return { patches: [], outcome: "others-changed" };
    throw error;
  }
}

/** An edit of a part of a long text; undefined where it takes the whole. */
function inPart(text: string, edits: readonly Edit[]): string | undefined {
  const part = narrowed(text, new Set(edits.map(({ workload }) => workload)));
  const before = part && readState(part.text);
  if (before === undefined) return undefined;
  try {
    const { patches, outcome } = attempt(before, planOf(before, edits, part?.count ?? 0));
    return part && outcome === "kept" ? applied(text, patches.map(part.widen)) : undefined;
  } catch (error) {
    if (error instanceof CannotEdit) return undefined;
    throw error;
  }
}

function inWhole(text: string, edits: readonly Edit[]): string {
  const before = readState(text);
  if (before === undefined) throw new CannotEdit("unreadable");
  const plan = planOf(before, edits, before.items.length);
  const { patches, outcome } = attempt(before, plan);
  if (outcome === "kept") return applied(text, patches);
  if (outcome === "others-changed" && patches.length > 0 && before.tree.hasAliases) throw new CannotEdit("shared");
  const written = byLibrary(text, plan);
  if (written !== undefined && outcomeOf(before, readState(written), plan) === "kept") return written;
  throw new CannotEdit(outcome === "value-missing" ? "unfit-value" : "not-kept");
}

/**
 * States facts in the text of a workload file and leaves every other byte as it is. All edits are made or none; of two of the
 * same fact the last counts. Edits take effect in the order of the registry, whatever order they come in.
 *
 * @throws CannotEdit with the reason
 */
export function withFacts(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : "";
  const rest = text.slice(mark.length);
  return mark + (inPart(rest, edits) ?? inWhole(rest, edits));
}
