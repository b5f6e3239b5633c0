/** A line of text with the number of its line. */
export interface Found {
  line: number;
  column: number;
}

const sizes: Readonly<Record<string, number>> = { "": 1, k: 1e3, M: 1e6, B: 1e9, T: 1e12 };

/** 250M, 1.6B, -$5.1k as numbers. */
export function numberOf(label: string): number {
  const [, sign, digits = "", letter = ""] = /^([-+]?)[$]?([\d.,]+)([kMBT]?)$/.exec(label) ?? [];
  return (sign === "-" ? -1 : 1) * Number(digits.replaceAll(",", "")) * (sizes[letter] ?? Number.NaN);
}

/** The ticks of the lowest axis with their columns, read off a chart as a person would. */
export function ticksOf(text: string): { column: number; value: number }[] {
  const lines = text.split("\n");
  const at = lines.findLastIndex((line) => /^ *└[─┬]+$/.test(line));
  const axis = lines[at] ?? "";
  return [...(lines[at + 1] ?? "").matchAll(/\S+/g)].flatMap((match) => {
    const under = Array.from(match[0], (_, i) => match.index + i).filter((column) => axis[column] === "┬");
    // a label over two ticks says nothing
    return under.length === 1 && under[0] !== undefined ? [{ column: under[0], value: numberOf(match[0]) }] : [];
  });
}

/** Where a character first stands. */
export function find(text: string, glyph: string): Found | undefined {
  const lines = text.split("\n");
  const line = lines.findIndex((each) => each.includes(glyph));
  return line < 0 ? undefined : { line, column: (lines[line] ?? "").indexOf(glyph) };
}
