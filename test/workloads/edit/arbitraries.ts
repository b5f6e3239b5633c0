/** Random edits, and random files in the forms that people write. */
import fc from "fast-check";
import { stringify } from "yaml";
import type { FactType, FactValue } from "../../../src/facts/fact.js";
import { registry } from "../../../src/facts/registry/registry.js";
import { fileOf, portfolio, type WorkloadWritten } from "../portfolios.js";

/** Texts that YAML would take for something else, or that end something. */
const traps = [
  "true",
  "~",
  "null",
  "1.5",
  "0X1F",
  "a: b",
  "a:",
  "@x",
  "#x",
  "x #y",
  "- x",
  "-",
  "?",
  "{",
  "}",
  "[x]",
  "a, b",
  "*a",
  "&a",
  "!t",
  "%x",
  "`x`",
  "|",
  ">",
  "'",
  '"',
  "it's",
  '"q"',
  "<<",
  "---",
  "...",
  "\\",
  "C:\\x",
  "naïve",
  "模型",
  "🤖",
  "0o7",
  ".inf",
  "1e3",
  "=",
];

const text = fc.oneof(
  fc.constantFrom(...traps),
  fc
    .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
    .map((word) => word.trim())
    .filter((word) => word !== "" && !/[\p{C}\p{Z}\u00ad\u061c\u180e]/u.test(word.replaceAll(" ", ""))),
);

/** Values of a fact that a file may state. */
export function valuesFor(type: FactType): fc.Arbitrary<FactValue> {
  switch (type.kind) {
    case "quantity": {
      const { min, max } = type;
      // all of it can be written: a suffix has fifteen digits
      const any = fc
        .double({ min, max, noNaN: true })
        .map((value) => Math.min(max, Math.max(min, Number(value.toPrecision(12)))));
      if (type.integer) return fc.integer({ min, max });
      const digits = fc.integer({ min: 1, max: 9_999 }).map((n) => Math.min(max, Math.max(min, n / 100)));
      return fc.oneof(digits, any, fc.constantFrom(min, max));
    }
    case "choice":
      return fc.constantFrom(...type.values);
    case "flag":
      return fc.boolean();
    case "tags":
      return fc.uniqueArray(type.values ? fc.constantFrom(...type.values) : text, { maxLength: 4 });
    case "text":
      return text;
  }
}

/** Figures that could contradict others, so that the file would not read as a whole. */
const figures = new Set(["traffic.tokens_per_month", "traffic.requests_per_month"]);

export interface FactEdit {
  fact: string;
  value: FactValue | null;
}

const oneEdit: fc.Arbitrary<FactEdit> = fc
  .constantFrom(...registry.filter(({ name }) => !figures.has(name)))
  .chain(({ name, type }) =>
    fc.option(valuesFor(type), { nil: null, freq: 8 }).map((value) => ({ fact: name, value })),
  );

/** Edits of different facts. */
export const factEdits = fc.uniqueArray(oneEdit, { minLength: 1, maxLength: 5, selector: ({ fact }) => fact });

type Writer = (file: object) => string;

const yaml: readonly Writer[] = [
  (file) => stringify(file, { lineWidth: 0 }),
  (file) => stringify(file, { indent: 4, indentSeq: false, lineWidth: 0, nullStr: "~" }),
  (file) => stringify(file, { lineWidth: 0, nullStr: "" }).replaceAll(/: +$/gm, ":"),
  (file) => stringify(file, { collectionStyle: "flow", lineWidth: 40 }),
  (file) => stringify(file, { defaultStringType: "QUOTE_SINGLE", defaultKeyType: "QUOTE_DOUBLE", lineWidth: 0 }),
  (file) => flowGroups(file),
];

/** Workloads on lines, their groups in braces. */
const flowGroups: Writer = (file) =>
  stringify(JSON.parse(JSON.stringify(file)), { lineWidth: 0 }).replaceAll(
    /^( {4}\w+:)\n((?: {6}\w+: [\w.$%"-]+\n)+)(?! {6})/gm,
    (_, key: string, inner: string) => `${key} { ${inner.trim().split(/\n\s*/).join(", ")} }\n`,
  );

const json: readonly Writer[] = [
  (file) => JSON.stringify(file),
  (file) => JSON.stringify(file, null, "\t"),
  (file) => JSON.stringify(file, null, 2),
];

interface Remark {
  at: number;
  indent: number;
  kind: "line" | "behind" | "blank";
}

const remark: fc.Arbitrary<Remark> = fc.record({
  at: fc.nat(400),
  indent: fc.nat(10),
  kind: fc.constantFrom("line", "behind", "blank"),
});

/** The comments that a text was given, each of which occurs once. */
export const remarksIn = (text: string): string[] => text.match(/#remark\d+/g) ?? [];

function remarked(text: string, remarks: readonly Remark[]): string {
  const lines = text.trimEnd().split("\n");
  const behind = new Map<number, string>();
  const above = new Map<number, string>();
  for (const [i, { at, indent, kind }] of remarks.entries()) {
    const line = at % lines.length;
    // the reader refuses a comment in the first column before a bracket that closes
    const column = /^\s*[\]}]/.test(lines[line] ?? "") ? Math.max(1, indent) : indent;
    if (kind === "behind") behind.set(line, `  #remark${i}`);
    else above.set(line, kind === "blank" ? "\n" : `${" ".repeat(column)}#remark${i}\n`);
  }
  return `${lines.map((line, i) => (above.get(i) ?? "") + line + (behind.get(i) ?? "")).join("\n")}\n`;
}

export interface RandomFile {
  text: string;
  workloads: readonly WorkloadWritten[];
}

const yamlFile = fc
  .tuple(portfolio, fc.constantFrom(...yaml), fc.array(remark, { maxLength: 12 }))
  .map(([workloads, write, remarks]) => ({ workloads, text: remarked(write(fileOf(workloads)), remarks) }));

const jsonFile = fc
  .tuple(portfolio, fc.constantFrom(...json))
  .map(([workloads, write]) => ({ workloads, text: write(fileOf(workloads)) }));

/** A file as a person or a program writes it, with the line breaks of either world. */
export const randomFile: fc.Arbitrary<RandomFile> = fc
  .tuple(fc.oneof({ weight: 3, arbitrary: yamlFile }, jsonFile), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([{ workloads, text: written }, windows, open, marked]) => {
    const closed = open ? written.trimEnd() : written;
    return { workloads, text: (marked ? "\ufeff" : "") + (windows ? closed.replaceAll("\n", "\r\n") : closed) };
  });
