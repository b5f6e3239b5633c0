/** What text charts are drawn with and how wide. */
export interface Page {
  width: number;
  glyphs: Glyphs;
  ellipsis: string;
  /** Text of a plot in the characters of this page, to be cut afterwards. */
  words(text: string): string;
}

/** Every glyph takes one column. */
export interface Glyphs {
  lines: readonly string[];
  axisX: string;
  axisY: string;
  tickX: string;
  tickY: string;
  corner: string;
  /** An upright line that is no axis. */
  upright: string;
  pointer: string;
  low: string;
  high: string;
  /** A range: both ends, what lies between, and the expected value. */
  from: string;
  to: string;
  between: string;
  expected: string;
  cheapest: string;
  /** Bars of one line, from little to full, and what stands for none. */
  steps: readonly string[];
  none: string;
}

const boxes: Glyphs = {
  lines: ["●", "◆", "▲", "■", "○", "◇"],
  axisX: "─",
  axisY: "│",
  tickX: "┬",
  tickY: "┤",
  corner: "└",
  upright: "┊",
  pointer: "▼",
  low: "░",
  high: "█",
  from: "├",
  to: "┤",
  between: "─",
  expected: "●",
  cheapest: "►",
  steps: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
  none: "·",
};

const ascii: Glyphs = {
  lines: ["*", "o", "x", "#", "%", "@"],
  axisX: "-",
  axisY: "|",
  tickX: "+",
  tickY: "+",
  corner: "+",
  upright: ":",
  pointer: "v",
  low: ".",
  high: "#",
  from: "|",
  to: "|",
  between: "-",
  expected: "o",
  cheapest: ">",
  steps: ["1", "2", "3", "4", "5", "6", "7", "8"],
  none: ".",
};

/** A page of a width in columns, in box-drawing characters or in ASCII alone. */
export function pageOf(width: number, asciiOnly: boolean): Page {
  if (!asciiOnly) return { width, glyphs: boxes, ellipsis: "…", words: (text) => text };
  return { width, glyphs: ascii, ellipsis: "~", words: inAscii };
}

const nearest: Readonly<Record<string, string>> = { "…": "~", "×": "x", "·": "-", "←": "<", "→": ">", "–": "-" };

const inAscii = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\x20-\x7e]/gu, (character) => nearest[character] ?? "?");
