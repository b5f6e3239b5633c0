import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { describeNode } from "./describe-node.js";
import { type Entry, entriesOf } from "./entries.js";
import { addNoMap, type FactsRead, noFacts, readGroupMap } from "./facts.js";
import type { NamesTaken } from "./names-taken.js";
import { readWorkload } from "./read-workload.js";
import { type Reading, spanOf } from "./reading.js";
import { isNull, numberOf, textOf } from "./scalar.js";
import { factFields, fileKeys, unknownKey } from "./shape.js";
import type { Workload } from "./workload.js";

const supportedVersion = 1;

const shape = { where: "the file", keys: fileKeys };

const listExample = "`- name: ticket-summaries` and its facts, one item a workload";

/** What one file gave. */
export interface FileRead {
  workloads: Workload[];
  /** In the order of the text. */
  diagnostics: Diagnostic[];
}

/** What a file says at its top. */
export interface TopRead {
  team: FactsRead;
  /** The `workloads` key, where there is one. */
  list: Entry | undefined;
}

function checkVersion(reading: Reading, { value }: Entry): void {
  if (value === null || isNull(value)) return;
  const version = isScalar(value) ? numberOf(value) : undefined;
  if (version === supportedVersion) return;
  const found = isScalar(value) ? textOf(value) : describeNode(value);
  reading.add("unsupported-version", spanOf(value), { found, supported: supportedVersion });
}

function readTeam(reading: Reading, { at, value }: Entry): FactsRead {
  const facts = noFacts();
  const field = factFields.get("team");
  if (isNull(value) || field?.kind !== "group") return facts;
  if (isMap(value)) readGroupMap(reading, value, "team", field.fields, facts);
  else addNoMap(reading, value, value === null ? at : spanOf(value), "`team`", [...field.fields.keys()]);
  return facts;
}

/** Reads the keys at the top of a file, all but the items of the list. Undefined where it is not even a map. */
export function readTop(reading: Reading, root: Node): TopRead | undefined {
  const node = reading.resolve(root);
  if (!isMap(node)) {
    addNoMap(reading, node, spanOf(root), "A workload file", shape.keys);
    return undefined;
  }
  const top: TopRead = { team: noFacts(), list: undefined };
  for (const entry of entriesOf(reading, node, shape)) {
    if (entry.key === "version") checkVersion(reading, entry);
    else if (entry.key === "team") top.team = readTeam(reading, entry);
    else if (entry.key === "workloads") top.list = entry;
    else if (entry.key !== "$schema")
      reading.add("unknown-key", entry.at, unknownKey(entry.key, shape.where, shape.keys));
  }
  return top;
}

/** Reads the items of a list of workloads, with the team facts of its file. */
export function readItems(reading: Reading, list: Node, team: FactsRead, taken: NamesTaken): Workload[] {
  const workloads: Workload[] = [];
  if (!isSeq(list)) return workloads;
  for (const item of reading.items(list)) {
    const workload = readWorkload(reading, item, team, taken);
    if (workload !== undefined) workloads.push(workload);
  }
  return workloads;
}

/** Reads a whole file from its tree. */
export function readTree(reading: Reading, root: Node, taken: NamesTaken): Workload[] {
  const top = readTop(reading, root);
  if (top === undefined) return [];
  const list = top.list?.value ?? null;
  if (list === null || isNull(list) || (isSeq(list) && list.items.length === 0)) {
    const { start } = spanOf(root);
    reading.add("no-workloads", top.list?.at ?? { start, end: start + 1 });
    return [];
  }
  if (!isSeq(list)) {
    reading.add("expected-list", spanOf(list), {
      what: "`workloads`",
      found: describeNode(list),
      example: listExample,
    });
  }
  return readItems(reading, list, top.team, taken);
}
