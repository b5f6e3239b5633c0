import { isScalar, isSeq, type Node } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { describeNode } from "../workloads/describe-node.js";
import { Findings } from "../workloads/findings.js";
import { maxValues } from "../workloads/limits.js";
import { readDocument } from "../workloads/read-document.js";
import { type Placed, type Reading, spanOf } from "../workloads/reading.js";
import { numberOf, textOf } from "../workloads/scalar.js";
import { SourceText } from "../workloads/source-text.js";
import { isInForce, overlap, type PriceEntry, type PriceOverrides } from "./price-entry.js";
import { readCurrency } from "./price-file-currency.js";
import { type EntryPlace, readEntry } from "./price-file-entry.js";
import { noteMissing, readMap, type Values } from "./price-file-map.js";
import type { Currency } from "./price-file-values.js";

/** `overrides` is absent where the file has an error. */
export interface PriceFileRead {
  overrides?: PriceOverrides;
  /** Where each entry stands. */
  places: ReadonlyMap<PriceEntry, EntryPlace>;
  /** Every problem, in the order of the text. */
  diagnostics: Diagnostic[];
}

const supportedVersion = 1;

const shape = { where: "A price file", keys: ["version", "currency", "usd_per_unit", "entries", "$schema"] };

function checkVersion(reading: Reading, values: Values): void {
  const value = values.get("version");
  if (value === undefined) return;
  const found = isScalar(value.node) ? textOf(value.node) : describeNode(value.node);
  if (!isScalar(value.node) || numberOf(value.node) !== supportedVersion) {
    reading.add("price-file-version", value.at, { found, supported: supportedVersion });
  }
}

type Places = Map<PriceEntry, EntryPlace>;

/** The entries in their order, each with its place. */
function readEntries(reading: Reading, values: Values, currency: Currency, on: string): Places {
  const list = values.get("entries");
  const places: Places = new Map();
  if (list === undefined) return places;
  if (!isSeq(list.node) || list.node.items.length === 0) {
    const found = isSeq(list.node) ? "an empty one" : describeNode(list.node);
    const example = "`- scope: contract` with `provider`, `model` and a price, one item an entry";
    reading.add("expected-list", list.at, { what: "`entries`", found, example });
    return places;
  }
  const read: { entry: PriceEntry; at: Placed["at"] }[] = [];
  for (const item of reading.items(list.node)) {
    const found = readEntry(reading, item, currency);
    if (found === undefined) continue;
    const { entry, place } = found;
    const at = { start: item.at.start, end: item.at.start + 1 };
    const twin = read.find(({ entry: other }) => overlap(entry, other));
    if (twin) {
      const { provider, model, scope } = entry;
      reading.add("price-overlap", at, { provider, model, scope, line: reading.position(twin.at).line });
    }
    noteStanding(reading, entry, at, on);
    read.push({ entry, at });
    places.set(entry, place);
  }
  return places;
}

/** Warns of an entry that changes nothing, since it is not in force on the day. */
function noteStanding(reading: Reading, entry: PriceEntry, at: Placed["at"], on: string): void {
  const { provider, model, from = "", until = "" } = entry;
  const isNever = from !== "" && until !== "" && until <= from;
  if (!isNever && !isInForce(entry, on)) {
    const code = from > on ? "price-not-yet" : "price-no-longer";
    reading.add(code, at, { provider, model, from, until, on }, "warning");
  }
}

function readTree(reading: Reading, root: Node, on: string): Places {
  const values = readMap(reading, reading.resolve(root), spanOf(root), shape);
  if (values === undefined) return new Map();
  noteMissing(reading, values, ["version", "currency", "entries"], "a price file");
  checkVersion(reading, values);
  return readEntries(reading, values, readCurrency(reading, values), on);
}

/** Problems that speak of workload files, in words for price files. */
const ownCodes: Readonly<Record<string, string>> = {
  "control-character": "price-file-control",
  "syntax-multiple-documents": "price-file-documents",
  "syntax-too-deep": "price-file-deep",
  "file-too-many-values": "price-file-too-many-values",
};

/**
 * Reads an override file of prices, YAML or JSON. Pure. Reports every problem at once, each with its place and what was
 * expected; never throws, whatever the text.
 *
 * @param on ISO date as of which entries that are not in force are warned of
 */
export function readPriceFile({ file, text }: { file: string; text: string }, on: string): PriceFileRead {
  const source = new SourceText(file, text.startsWith("\ufeff") ? text.slice(1) : text);
  const findings = new Findings(source);
  const limits = { maxValues, empty: "price-file-empty" } as const;
  const places: Places =
    readDocument(source, findings, limits, (reading, root) => readTree(reading, root, on)) ?? new Map();
  const diagnostics = findings.sorted().map((found) => ({ ...found, code: ownCodes[found.code] ?? found.code }));
  return diagnostics.some(({ severity }) => severity === "error")
    ? { diagnostics, places }
    : { overrides: { file, entries: [...places.keys()] }, diagnostics, places };
}
