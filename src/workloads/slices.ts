import { isMap, isSeq, type Node } from "yaml";
import { formatQuantity } from "../facts/quantity.js";
import { checkFacts } from "./consistency.js";
import { describeNode } from "./describe-node.js";
import { type Entry, entriesOf } from "./entries.js";
import { addNoMap, noFacts, readFact } from "./facts.js";
import { readProvenance } from "./provenance.js";
import { readQuantity } from "./quantity-value.js";
import { type Placed, type Reading, spanOf } from "./reading.js";
import { isNull } from "./scalar.js";
import { factFields, sliceKeys, unknownKey } from "./shape.js";
import type { Span } from "./source-text.js";
import { readText } from "./text.js";
import type { Slice } from "./workload.js";

const shape = { where: "a slice", keys: [...sliceKeys, ...factFields.keys()] };

/** A slice without traffic would be no slice: the least share is a millionth. */
const share = {
  name: "share",
  unit: "share",
  min: 1e-6,
  max: 1,
  example: "70%",
  range: "more than 0%, at most 100%",
} as const;

/** Shares may miss 100% by a tenth of a point, as rounded ones do. */
const tolerance = 0.001 + 1e-9;

const listExample = "`- { name: triage, share: 70% }` and so on";

/** A slice as far as it could be read, with the places that later checks point at. */
interface Draft {
  slice: Slice;
  name?: string;
  nameAt: Span;
  /** Undefined where it could not be read. */
  share?: number;
  shareAbsent: boolean;
}

function readSlice(reading: Reading, { node, at }: Placed): Draft | undefined {
  if (!isMap(node)) {
    addNoMap(reading, node, at, "A slice", shape.keys);
    return undefined;
  }
  const facts = noFacts();
  let name: Entry | undefined;
  let part: Entry | undefined;
  let provenance: Entry | undefined;
  for (const entry of entriesOf(reading, node, shape)) {
    if (entry.key === "name") name = entry;
    else if (entry.key === "share") part = entry;
    else if (entry.key === "provenance") provenance = entry;
    else if (!readFact(reading, entry, factFields, facts)) {
      reading.add("unknown-key", entry.at, unknownKey(entry.key, shape.where, shape.keys));
    }
  }
  if (provenance !== undefined) readProvenance(reading, provenance, facts.stated);
  checkFacts(reading, facts.stated);
  const head = { start: at.start, end: at.start + 1 };
  const named = readName(reading, name, head, "slice");
  const value = part?.value ?? null;
  const amount = value === null || isNull(value) ? undefined : readQuantity(reading, value, spanOf(value), share);
  const position = reading.position(head);
  return {
    slice: { name: named ?? "", share: amount ?? 0, stated: facts.stated, at: position },
    ...(named === undefined ? {} : { name: named }),
    nameAt: name?.value && !name.merged ? spanOf(name.value) : head,
    ...(amount === undefined ? {} : { share: amount }),
    shareAbsent: isNull(value),
  };
}

/** The name of a workload or slice; notes one that is missing. */
export function readName(reading: Reading, entry: Entry | undefined, at: Span, what: string): string | undefined {
  const value = entry?.value ?? null;
  if (value === null || isNull(value)) {
    reading.add("name-missing", entry?.at ?? at, { what });
    return undefined;
  }
  return readText(reading, value, spanOf(value), "name", "ticket-summaries");
}

function checkNames(reading: Reading, drafts: readonly Draft[]): void {
  const first = new Map<string, Span>();
  for (const { name, nameAt } of drafts) {
    if (name === undefined) continue;
    const other = first.get(name);
    if (other === undefined) first.set(name, nameAt);
    else reading.add("duplicate-slice", nameAt, { name, first_line: reading.position(other).line });
  }
}

function checkShares(reading: Reading, drafts: readonly Draft[], at: Span): void {
  const sum = drafts.reduce((total, { share }) => total + (share ?? 0), 0);
  const absent = drafts.filter((draft) => draft.shareAbsent);
  const known = drafts.every((draft) => draft.share !== undefined || draft.shareAbsent);
  const left = known && absent.length === 1 && sum < 1 ? formatQuantity(1 - sum, "share") : "";
  for (const draft of absent) reading.add("share-missing", draft.nameAt, { name: draft.slice.name, left });
  if (absent.length > 0 || !known || Math.abs(sum - 1) <= tolerance) return;
  reading.add("shares-do-not-add-up", at, { sum: Number((sum * 100).toPrecision(5)) });
}

/** Reads the slices of a workload. Slices that could not be read whole are left out, after their problems are noted. */
export function readSlices(reading: Reading, entry: Entry): readonly Slice[] {
  const list: Node | null = entry.value;
  if (isNull(list)) return [];
  if (!isSeq(list)) {
    const args = { what: "`slices`", found: describeNode(list), example: listExample };
    reading.add("expected-list", list === null ? entry.at : spanOf(list), args);
    return [];
  }
  const drafts: Draft[] = [];
  let whole = true;
  for (const item of reading.items(list)) {
    const draft = readSlice(reading, item);
    if (draft === undefined) whole = false;
    else drafts.push(draft);
  }
  if (list.items.length < 2) reading.add("too-few-slices", entry.at, { count: list.items.length });
  checkNames(reading, drafts);
  if (whole && list.items.length >= 2) checkShares(reading, drafts, entry.at);
  return drafts.map((draft) => draft.slice);
}
