import { isScalar, type Node } from "yaml";
import { formatQuantity, parseQuantity, type QuantityProblem } from "../facts/quantity.js";
import { type Unit, unitLabel } from "../facts/unit.js";
import { describeNode } from "./describe-node.js";
import { durationMeant, quantityMeant } from "./meant.js";
import type { Reading } from "./reading.js";
import { flagOf, textOf } from "./scalar.js";
import type { Span } from "./source-text.js";

/** A quantity that a key takes. Ranges are inclusive and in the unit's base. */
export interface QuantityShape {
  name: string;
  unit: Unit;
  min: number;
  max: number;
  integer?: boolean;
  example: string;
  /** The range in words, where its ends alone would mislead. */
  range?: string;
}

function addProblem(reading: Reading, at: Span, shape: QuantityShape, found: string, problem: QuantityProblem): void {
  const { name: fact, example } = shape;
  const args = {
    fact,
    found,
    unit: unitLabel[shape.unit],
    example,
    meant: quantityMeant(found.slice(0, 80), shape.unit) ?? "",
  };
  switch (problem.code) {
    case "not-a-quantity":
      reading.add("not-a-quantity", at, args);
      return;
    case "wrong-unit":
      reading.add("wrong-unit", at, { ...args, suffix: problem.suffix, units: problem.expected });
      return;
    case "unit-missing":
      reading.add("unit-missing", at, { ...args, meant: durationMeant(found), units: problem.expected });
  }
}

/** A share of 35 is mostly one of 35%: a number without its sign that would be in range with it. */
function percentMeant(shape: QuantityShape, text: string, value: number): string {
  const percent = shape.unit === "share" || shape.unit === "score";
  return percent && value >= 2 && /^[\d.]+$/.test(text) && value / 100 >= shape.min && value / 100 <= shape.max
    ? `${text}%`
    : "";
}

/** Reads one quantity that is not null, in the unit's base. Undefined after a problem. */
export function readQuantity(reading: Reading, node: Node, at: Span, shape: QuantityShape): number | undefined {
  if (!isScalar(node) || flagOf(node) !== undefined) {
    const expected = `a number (${unitLabel[shape.unit]})`;
    reading.add("wrong-type", at, { fact: shape.name, expected, found: describeNode(node), example: shape.example });
    return undefined;
  }
  const text = textOf(node);
  const value = parseQuantity(text, shape.unit);
  if (typeof value !== "number") {
    addProblem(reading, at, shape, text, value);
  } else if (value < shape.min || value > shape.max) {
    const range = shape.range ?? `${formatQuantity(shape.min, shape.unit)} to ${formatQuantity(shape.max, shape.unit)}`;
    reading.add("out-of-range", at, { fact: shape.name, found: text, range, meant: percentMeant(shape, text, value) });
  } else if (shape.integer && !Number.isInteger(value)) {
    reading.add("not-whole", at, { fact: shape.name, found: text, unit: unitLabel[shape.unit] });
  } else {
    return value;
  }
  return undefined;
}
