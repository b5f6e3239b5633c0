import { isMap, isScalar } from "yaml";
import { findSpec, registry } from "../facts/registry/registry.js";
import { describeNode } from "./describe-node.js";
import { type Entry, entriesOf } from "./entries.js";
import { addNoMap } from "./facts.js";
import { type Reading, spanOf } from "./reading.js";
import { isNull, textOf } from "./scalar.js";
import { type GivenProvenance, provenances } from "./shape.js";
import type { Stated } from "./workload.js";

const shape = { where: "`provenance`", keys: registry.map((spec) => spec.name) };

function provenanceOf(reading: Reading, entry: Entry): GivenProvenance | undefined {
  const text = isScalar(entry.value) ? textOf(entry.value) : undefined;
  const known = provenances.find((word) => word === text);
  if (known !== undefined || entry.value === null) return known;
  const fact = "provenance";
  if (text === undefined) {
    const expected = `one of ${provenances.join(", ")}`;
    reading.add("wrong-type", spanOf(entry.value), { fact, expected, found: describeNode(entry.value) });
  } else {
    reading.add("unknown-choice", spanOf(entry.value), { fact, found: text, choices: provenances });
  }
  return undefined;
}

/**
 * Reads `provenance: { traffic.stability: measured }` and marks the facts that are stated. Facts not named there stay as
 * declared.
 */
export function readProvenance(reading: Reading, entry: Entry, stated: Map<string, Stated>): void {
  const { value } = entry;
  if (value === null || isNull(value)) return;
  if (!isMap(value)) {
    addNoMap(reading, value, spanOf(value), "`provenance`", shape.keys);
    return;
  }
  for (const inner of entriesOf(reading, value, shape)) {
    if (findSpec(inner.key) === undefined) {
      reading.add("unknown-key", inner.at, { key: inner.key, ...shape });
      continue;
    }
    const provenance = provenanceOf(reading, inner);
    const fact = stated.get(inner.key);
    if (provenance !== undefined && fact !== undefined) stated.set(inner.key, { ...fact, provenance });
    else if (provenance !== undefined) reading.add("provenance-of-nothing", inner.at, { fact: inner.key }, "warning");
  }
}
