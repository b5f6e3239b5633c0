import { isScalar, type Node, type Scalar } from "yaml";

/** A scalar of the failsafe schema: its text, and whether YAML would read that text as more than text. */
const nulls: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);

const flags: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

const number = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|[-+]?\.inf|\.nan)$/i;

export const textOf = (scalar: Scalar): string => String(scalar.value);

/** Plain text may mean null, a flag or a number; quoted, block and `!!str` text never does. */
const isPlain = (scalar: Scalar) => scalar.type === "PLAIN" && scalar.tag === undefined;

/** True for `key:` with nothing, `~` and `null`: the fact is not known. */
export function isNull(node: Node | null | undefined): boolean {
  return node == null || (isScalar(node) && isPlain(node) && nulls.has(textOf(node)));
}

/** The flag that a scalar means in YAML 1.2; undefined for anything else, `yes` and quoted words included. */
export function flagOf(scalar: Scalar): boolean | undefined {
  return isPlain(scalar) ? flags.get(textOf(scalar)) : undefined;
}

/** The number that a scalar means in YAML 1.2; undefined for anything else. */
export function numberOf(scalar: Scalar): number | undefined {
  const text = textOf(scalar);
  if (!isPlain(scalar) || text.length > 64 || !number.test(text)) return undefined;
  return Number(text);
}

/** True where YAML 1.2 reads the scalar as text. */
export function isText(scalar: Scalar): boolean {
  return !isPlain(scalar) || (flagOf(scalar) === undefined && numberOf(scalar) === undefined);
}
