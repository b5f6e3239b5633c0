import { isMap, isScalar } from "yaml";
import type { Position } from "../diagnostics/diagnostic.js";
import { checkFacts, checkParts } from "./consistency.js";
import { type Entry, entriesOf } from "./entries.js";
import { addNoMap, type FactsRead, noFacts, readFact } from "./facts.js";
import { maxTextLength } from "./limits.js";
import type { NamesTaken } from "./names-taken.js";
import { readProvenance } from "./provenance.js";
import { type Placed, type Reading, spanOf } from "./reading.js";
import { isNull, textOf } from "./scalar.js";
import { factFields, unknownKey, workloadKeys } from "./shape.js";
import { readName, readSlices } from "./slices.js";
import { readText } from "./text.js";
import type { Workload } from "./workload.js";

const shape = { where: "a workload", keys: [...workloadKeys, ...factFields.keys()] };

/** A workload's own facts, and under them the file's team facts that it says nothing about. */
function withTeam(facts: FactsRead, team: FactsRead): void {
  for (const [name, stated] of team.stated) {
    if (!facts.stated.has(name) && !facts.unknown.has(name)) facts.stated.set(name, stated);
  }
}

function takeName(reading: Reading, name: string, at: Position, taken: NamesTaken): void {
  const first = taken.take(name, at);
  if (first !== undefined) reading.addAt("duplicate-workload", at, { name, first: `${first.file}:${first.line}` });
}

function readOwner(reading: Reading, entry: Entry): string | undefined {
  const { value } = entry;
  if (value === null || isNull(value)) return undefined;
  return readText(reading, value, spanOf(value), "owner", "support-platform");
}

/** Reads one item of `workloads`. Undefined where it is not even a map. */
export function readWorkload(reading: Reading, item: Placed, team: FactsRead, taken: NamesTaken): Workload | undefined {
  const { node, at } = item;
  if (!isMap(node)) {
    const meant = isScalar(node) && !isNull(node) ? `- name: ${textOf(node).slice(0, maxTextLength)}` : "";
    addNoMap(reading, node, at, "A workload", shape.keys, meant);
    return undefined;
  }
  const facts = noFacts();
  const own = new Map<string, Entry>();
  for (const entry of entriesOf(reading, node, shape)) {
    if (workloadKeys.some((key) => key === entry.key)) own.set(entry.key, entry);
    else if (!readFact(reading, entry, factFields, facts)) {
      reading.add("unknown-key", entry.at, unknownKey(entry.key, shape.where, shape.keys));
    }
  }
  withTeam(facts, team);
  const provenance = own.get("provenance");
  if (provenance !== undefined) readProvenance(reading, provenance, facts.stated);
  checkFacts(reading, facts.stated);

  const nameEntry = own.get("name");
  const name = readName(reading, nameEntry, { start: at.start, end: at.start + 1 }, "workload");
  const nameSpan =
    nameEntry?.value && !nameEntry.merged ? spanOf(nameEntry.value) : { start: at.start, end: at.start + 1 };
  const position = reading.position(nameSpan);
  if (name !== undefined) takeName(reading, name, position, taken);

  const ownerEntry = own.get("owner");
  const owner = ownerEntry === undefined ? undefined : readOwner(reading, ownerEntry);
  const slicesEntry = own.get("slices");
  const slices = slicesEntry === undefined ? [] : readSlices(reading, slicesEntry);
  checkParts(reading, facts.stated, slices);
  const unknown = [...new Set([...facts.unknown, ...team.unknown])].filter((name) => !facts.stated.has(name));
  return {
    name: name ?? "",
    ...(owner === undefined ? {} : { owner }),
    stated: facts.stated,
    ...(unknown.length > 0 ? { unknown } : {}),
    slices,
    at: position,
  };
}
