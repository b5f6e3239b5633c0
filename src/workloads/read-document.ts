import type { ParsedNode } from "yaml";
import type { Code } from "../diagnostics/prose.js";
import type { Findings } from "./findings.js";
import { parseYaml } from "./parse.js";
import { Reading, TooManyValues } from "./reading.js";
import { scan } from "./scan.js";
import type { SourceText } from "./source-text.js";
import { noteSyntax } from "./syntax.js";

/** How large a document may be, as `scan` estimates it, and what is said of one that is empty. */
export interface DocumentLimits {
  maxValues: number;
  empty: Code;
}

/**
 * Reads a text as one YAML document, whole: notes what is wrong with the text as such, and hands its tree on. Undefined where
 * the text has no tree that can be trusted.
 */
export function readDocument<Read>(
  source: SourceText,
  findings: Findings,
  { maxValues, empty }: DocumentLimits,
  readTree: (reading: Reading, root: ParsedNode) => Read,
): Read | undefined {
  const { values, control } = scan(source.text);
  if (control !== undefined) {
    const character = `U+${source.text.charCodeAt(control).toString(16).toUpperCase().padStart(4, "0")}`;
    findings.add("control-character", { start: control, end: control + 1 }, { character });
    return undefined;
  }
  if (values > maxValues) {
    findings.add("file-too-many-values", undefined, { limit: maxValues });
    return undefined;
  }
  const part = { source, base: 0, text: source.text };
  const parsed = parseYaml(source.text);
  if (!noteSyntax(parsed, part, findings)) return undefined;
  if (parsed.root === null || parsed.root.range[0] === parsed.root.range[1]) {
    findings.add(empty, undefined);
    return undefined;
  }
  try {
    return readTree(new Reading(part, parsed.root, findings), parsed.root);
  } catch (error) {
    if (!(error instanceof TooManyValues)) throw error;
    findings.add("file-too-many-values", undefined, { limit: maxValues, aliases: "yes" });
    return undefined;
  }
}
