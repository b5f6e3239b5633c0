import fc from "fast-check";
import type { FactSpec, FactType, FactValue } from "../../src/facts/fact.js";
import { registry } from "../../src/facts/registry/registry.js";
import type { Unit } from "../../src/facts/unit.js";

/** A value as somebody writes it in a file, and what it means. */
interface Written {
  file: string | number | boolean | string[] | null;
  value: FactValue | undefined;
}

/** Suffixes with the power of ten that they stand for, kept apart from the reader's own table. */
function powers(unit: Unit): readonly (readonly [suffix: string, power: number])[] {
  switch (unit) {
    case "ms":
      return [
        ["ms", 0],
        ["s", 3],
      ];
    case "share":
    case "score":
      return [
        ["", 0],
        ["%", -2],
      ];
    default:
      return [
        ["", 0],
        ["k", 3],
        ["M", 6],
        ["B", 9],
        ["T", 12],
      ];
  }
}

function quantity(type: FactType & { kind: "quantity" }): fc.Arbitrary<Written> {
  const dollars = type.unit.startsWith("usd") ? fc.constantFrom("", "$") : fc.constant("");
  return fc
    .tuple(
      fc.integer({ min: 0, max: 9_999 }),
      fc.constantFrom(0, -1, -2),
      fc.constantFrom(...powers(type.unit)),
      dollars,
    )
    .map(([digits, shift, [suffix, power], dollar]) => {
      const mantissa = Number(`${digits}e${shift}`);
      return { file: `${dollar}${mantissa}${suffix}`, value: Number(`${digits}e${shift + power}`) };
    })
    .filter(({ value }) => value >= type.min && value <= type.max && (!type.integer || Number.isInteger(value)));
}

/** Text that may stand in a name: nothing invisible, not blank, and no reader of YAML takes it for more than text. */
const word = fc
  .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
  .map((text) => text.trim())
  .filter((text) => text !== "" && !/[\p{C}\p{Z}\u00ad\u061c\u180e]/u.test(text.replaceAll(" ", "")));

function written(type: FactType): fc.Arbitrary<Written> {
  switch (type.kind) {
    case "quantity":
      return quantity(type);
    case "choice":
      return fc.constantFrom(...type.values).map((value) => ({ file: value, value }));
    case "flag":
      return fc.boolean().map((value) => ({ file: value, value }));
    case "tags": {
      const item = type.values ? fc.constantFrom(...type.values) : word;
      return fc.uniqueArray(item, { maxLength: 4 }).map((value) => ({ file: value, value }));
    }
    case "text":
      return word.map((value) => ({ file: value, value }));
  }
}

export type FactsWritten = ReadonlyMap<string, Written>;

const unknown: Written = { file: null, value: undefined };

/** Some facts with values; a few are there without one. Figures that could contradict each other are left out. */
function facts(specs: readonly FactSpec[]): fc.Arbitrary<FactsWritten> {
  const model = Object.fromEntries(
    specs.map((spec) => [
      spec.name,
      fc.option(fc.oneof({ weight: 9, arbitrary: written(spec.type) }, fc.constant(unknown))),
    ]),
  );
  return fc.record(model).map((record) => {
    const stated = Object.entries(record).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
    return new Map(
      stated.filter(
        ([name]) =>
          (name !== "traffic.tokens_per_month" || !record["traffic.requests_per_month"]) &&
          (name !== "traffic.peak_to_mean" || !record["traffic.active_hours_per_week"]),
      ),
    );
  });
}

export interface WorkloadWritten {
  name: string;
  facts: FactsWritten;
  slices: { name: string; share: number; facts: FactsWritten }[];
}

/** Whole percentages that add up to 100. */
const shares = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 100])
  .map((cuts) => cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0)));

const sliceFacts = facts(registry.filter(({ name }) => /^(quality|privacy)\./.test(name)));

const slices: fc.Arbitrary<WorkloadWritten["slices"]> = fc
  .tuple(shares, fc.array(sliceFacts, { minLength: 4, maxLength: 4 }))
  .map(([parts, stated]) => parts.map((share, i) => ({ name: `slice ${i}`, share, facts: stated[i] ?? new Map() })));

const noSlices: WorkloadWritten["slices"] = [];

export const portfolio: fc.Arbitrary<WorkloadWritten[]> = fc.uniqueArray(
  fc.record({ name: word, facts: facts(registry), slices: fc.oneof(fc.constant(noSlices), slices) }),
  { minLength: 1, maxLength: 4, selector: ({ name }) => name },
);

function nested(stated: FactsWritten): Record<string, unknown> {
  const top = new Map<string, unknown>();
  for (const [name, { file }] of stated) {
    const [first = "", second] = name.split(".");
    if (second === undefined) {
      top.set(first, file);
    } else {
      const group = top.get(first);
      const map = group instanceof Map ? group : new Map<string, unknown>();
      top.set(first, map.set(second, file));
    }
  }
  return Object.fromEntries(
    [...top].map(([key, value]) => [key, value instanceof Map ? Object.fromEntries(value) : value]),
  );
}

/** The file that states a portfolio, as plain data to be written as YAML or JSON. */
export function fileOf(workloads: readonly WorkloadWritten[]): object {
  return {
    version: 1,
    workloads: workloads.map((workload) => ({
      name: workload.name,
      ...nested(workload.facts),
      ...(workload.slices.length === 0
        ? {}
        : { slices: workload.slices.map((s) => ({ name: s.name, share: `${s.share}%`, ...nested(s.facts) })) }),
    })),
  };
}

/** What a reader should find stated. */
export function valuesOf(stated: FactsWritten): Record<string, FactValue> {
  return Object.fromEntries([...stated].flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value]])));
}
