import type { ParsedNode } from "yaml";
import type { Args, Diagnostic } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/prose.js";
import { Findings } from "./findings.js";
import { maxValues, maxValuesRead } from "./limits.js";
import { NamesTaken } from "./names-taken.js";
import { parseYaml } from "./parse.js";
import { type FileRead, readTree } from "./read-file.js";
import { readPieces } from "./read-pieces.js";
import { Reading, TooManyValues } from "./reading.js";
import { scan } from "./scan.js";
import { type Part, SourceText, type Span } from "./source-text.js";
import { noteSyntax } from "./syntax.js";
import type { Portfolio, Workload } from "./workload.js";

/** A workload file as text, under the name that its problems are reported with. */
export interface SourceFile {
  file: string;
  text: string;
}

/** `portfolio` is absent where any file has an error. */
export interface PortfolioRead {
  portfolio?: Portfolio;
  /** Every problem of every file, in the order of the files and of their text. */
  diagnostics: Diagnostic[];
}

/** A file of which one problem says that nothing more can be read. */
function failed(source: SourceText, code: Code, args: Args, at?: Span): FileRead {
  const findings = new Findings(source);
  findings.add(code, at, args);
  return { workloads: [], diagnostics: findings.sorted() };
}

const tooMany = "file-too-many-values";

/** Reads a file from one tree. */
function readWhole(part: Part, root: ParsedNode | null, findings: Findings, taken: NamesTaken): FileRead {
  if (root === null || root.range[0] === root.range[1]) return failed(part.source, "file-empty", {});
  try {
    const workloads = readTree(new Reading(part, root, findings), root, taken);
    return { workloads, diagnostics: findings.sorted() };
  } catch (error) {
    if (error instanceof TooManyValues) return failed(part.source, tooMany, { limit: maxValuesRead, aliases: "yes" });
    throw error;
  }
}

/** Reads a text without control characters, in pieces where that can be done, and otherwise whole. */
function readText(source: SourceText, taken: NamesTaken): FileRead {
  const before = taken.count;
  const pieces = readPieces(source, taken);
  if (pieces?.certain) return pieces;
  const findings = new Findings(source);
  const part = { source, base: 0, text: source.text };
  const parsed = parseYaml(source.text);
  if (!noteSyntax(parsed, part, findings)) {
    // a file is broken as a whole, but its pieces tell more about it
    return pieces?.diagnostics.some(isError) ? pieces : { workloads: [], diagnostics: findings.sorted() };
  }
  taken.giveBack(before);
  return readWhole(part, parsed.root, findings, taken);
}

function readFile({ file, text }: SourceFile, taken: NamesTaken): FileRead {
  const source = new SourceText(file, text.startsWith("\ufeff") ? text.slice(1) : text);
  const { values, control } = scan(source.text);
  if (values > maxValues) return failed(source, tooMany, { limit: maxValues });
  if (control === undefined) return readText(source, taken);
  const character = `U+${source.text.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0")}`;
  return failed(source, "control-character", { character }, { start: control, end: control + 1 });
}

const isError = (diagnostic: Diagnostic) => diagnostic.severity === "error";

/**
 * Reads workload files, YAML or JSON. Pure. Reports every problem of every file at once, each with its place and what
 * was expected; never throws, whatever the text. Workload names are unique over all files.
 *
 * @throws TypeError where a text is no string, as it can be without types
 */
export function readPortfolio(sources: readonly SourceFile[]): PortfolioRead {
  const taken = new NamesTaken();
  const workloads: Workload[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    if (typeof source?.text !== "string" || typeof source.file !== "string") {
      throw new TypeError("each source has to be { file, text }, both of them strings");
    }
    const read = readFile(source, taken);
    for (const workload of read.workloads) workloads.push(workload);
    for (const diagnostic of read.diagnostics) diagnostics.push(diagnostic);
  }
  return diagnostics.some(isError) ? { diagnostics } : { portfolio: { workloads }, diagnostics };
}
