import { Document, Scalar, YAMLSeq } from "yaml";
import type { FactValue } from "../../facts/fact.js";
import { formatQuantity, isMoney, parseQuantity } from "../../facts/quantity.js";
import { findSpec } from "../../facts/registry/registry.js";
import type { Unit } from "../../facts/unit.js";
import { isNull, isText } from "../scalar.js";

/** The digits of a number with the sign that its unit needs. */
function inDigits(value: number, unit: Unit): string {
  if (unit === "ms") return `${value}ms`;
  if (isMoney(unit) && value >= 0) return `$${value}`;
  if (unit !== "share") return String(value);
  const percent = `${Number((value * 100).toPrecision(15))}%`;
  return parseQuantity(percent, unit) === value ? percent : String(value);
}

/** As short as it reads back to the same number. */
function writtenNumber(value: number, unit: Unit): string {
  const short = formatQuantity(value, unit);
  return parseQuantity(short, unit) === value ? short : inDigits(value, unit);
}

/** True where the reader takes a text for text, if it stands there without quotes. */
function isPlainText(text: string): boolean {
  const scalar = new Scalar(text);
  scalar.type = Scalar.PLAIN;
  return isText(scalar) && !isNull(scalar);
}

/** A text as it may stand anywhere, within brackets too; quoted only where it would be read as something else. */
export function writtenText(text: string): string {
  const list = new YAMLSeq();
  list.flow = true;
  list.add(new Scalar(text));
  const written = new Document(list, { schema: "core" }).toString({
    lineWidth: 0,
    flowCollectionPadding: false,
    blockQuote: false,
  });
  const inner = written.trimEnd().slice(1, -1);
  // the reader takes a few more spellings for numbers than the library, such as 0X1F
  const isSound = /^["']/.test(inner) || isPlainText(text);
  return isSound && !inner.includes("\n") ? inner : JSON.stringify(text);
}

/**
 * The value of a fact as people write it in a YAML file: `1.2M`, `35%`, `$18k` where that reads back to the same number, and
 * all digits otherwise. The value must be of the fact's type.
 */
export function writtenValue(fact: string, value: FactValue): string {
  if (typeof value === "string") return writtenText(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return `[${value.map(writtenText).join(", ")}]`;
  const type = findSpec(fact)?.type;
  return type?.kind === "quantity" ? writtenNumber(value, type.unit) : String(value);
}

/** The same for a JSON file: quantities that take more than digits become texts. */
export function writtenJson(fact: string, value: FactValue): string {
  if (typeof value === "string" || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value !== "number") return `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
  const written = writtenValue(fact, value);
  return /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(written) ? written : JSON.stringify(written);
}
