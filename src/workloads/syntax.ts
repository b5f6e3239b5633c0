import type { YAMLError } from "yaml";
import type { Args } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/prose.js";
import { caretOf } from "./caret.js";
import type { Findings } from "./findings.js";
import type { Parsed } from "./parse.js";
import type { Part, Span } from "./source-text.js";

interface Mapped {
  code: Code;
  args?: Args;
}

/** The word that a place in the text lies in, for messages. */
function wordAt(text: string, offset: number): string {
  const rest = text.slice(offset, offset + 200).trimStart();
  return /^[^\s,[\]{}]{1,80}/.exec(rest)?.[0] ?? rest.slice(0, 1);
}

function lineFrom(text: string, offset: number): string {
  return text.slice(offset, offset + 200).split("\n", 1)[0] ?? "";
}

/** A key without a value: mostly a colon that no space follows. */
function keyWithoutValue(text: string, offset: number, otherwise: Code): Mapped {
  const key = /^\s*([\w.-]+):[^\s:/]/.exec(lineFrom(text, offset))?.[1];
  return key === undefined ? { code: otherwise } : { code: "syntax-colon-space", args: { key } };
}

function missingCharacter(message: string, text: string, offset: number): Mapped {
  if (message.includes("closing"))
    return { code: "syntax-unclosed-quote", args: { quote: message.includes('"') ? '"' : "'" } };
  const bracket = /end with a ([\]}])/.exec(message)?.[1];
  if (bracket !== undefined) return { code: "syntax-unclosed-bracket", args: { bracket } };
  if (message.startsWith("Implicit map keys")) return keyWithoutValue(text, offset, "syntax-no-value");
  if (message.startsWith("Missing ,")) return { code: "syntax-missing-comma" };
  if (message.startsWith("Sequence item")) return { code: "syntax-missing-dash" };
  if (message.startsWith("Comments")) return { code: "syntax-comment-space" };
  if (message.startsWith("Tags and anchors")) return { code: "syntax-anchor" };
  return { code: "syntax-other", args: { detail: message } };
}

/** Our code for a problem that the parser reports. */
function mapped(error: YAMLError, text: string): Mapped {
  const offset = error.pos[0];
  switch (error.code) {
    case "TAB_AS_INDENT":
      return { code: "syntax-tab" };
    case "BAD_INDENT": {
      const bracket = /end with a ([\]}])/.exec(error.message)?.[1];
      return bracket === undefined
        ? { code: "syntax-indentation" }
        : { code: "syntax-unclosed-bracket", args: { bracket } };
    }
    case "BLOCK_AS_IMPLICIT_KEY":
      return { code: "syntax-second-colon" };
    case "BLOCK_IN_FLOW":
      return { code: "syntax-block-in-brackets" };
    case "MULTILINE_IMPLICIT_KEY":
      return keyWithoutValue(text, offset, "syntax-multiline-key");
    case "KEY_OVER_1024_CHARS":
      return { code: "syntax-key-too-long" };
    case "MISSING_CHAR":
      return missingCharacter(error.message, text, offset);
    case "BAD_SCALAR_START":
      return { code: "syntax-reserved-start", args: { character: text.slice(offset, offset + 1) } };
    case "BAD_DQ_ESCAPE":
      return { code: "syntax-escape", args: { escape: error.message.split(" ").at(-1) ?? "" } };
    case "TAG_RESOLVE_FAILED":
    case "BAD_COLLECTION_TYPE":
      return { code: "syntax-tag", args: { tag: wordAt(text, offset) } };
    case "BAD_DIRECTIVE":
      return { code: "syntax-directive", args: { directive: lineFrom(text, offset) } };
    case "ALIAS_PROPS":
    case "BAD_ALIAS":
    case "BAD_PROP_ORDER":
    case "MULTIPLE_ANCHORS":
    case "MULTIPLE_TAGS":
      return { code: "syntax-anchor" };
    case "IMPOSSIBLE":
    case "UNEXPECTED_TOKEN":
      return { code: "syntax-unexpected", args: { found: wordAt(text, offset) } };
    default:
      return { code: "syntax-other", args: { detail: error.message } };
  }
}

/** Codes after which the rest of the tree is as it was meant, so that it can be checked all the same. */
const harmless: ReadonlySet<Code> = new Set([
  "syntax-escape",
  "syntax-tag",
  "syntax-directive",
  "syntax-comment-space",
]);

/**
 * Notes what the parser found wrong in a part of a source, one problem a line, since one slip makes it stumble several
 * times. Returns whether the tree that it made can be trusted.
 */
export function noteSyntax(parsed: Parsed, { source, base, text }: Part, findings: Findings): boolean {
  const add = (code: Code, { start, end }: Span, args?: Args) =>
    findings.add(code, { start: base + start, end: base + end }, args);
  const deep = parsed.problems.find((error) => error.code === "RESOURCE_EXHAUSTION");
  if (parsed.tooDeep || deep !== undefined) {
    const start = deep?.pos[0] ?? 0;
    add("syntax-too-deep", { start, end: start + 1 });
    return false;
  }
  let trusted = parsed.secondDocument === undefined;
  let lastLine = -1;
  for (const error of parsed.problems.sort((a, b) => a.pos[0] - b.pos[0])) {
    const { code, args } = mapped(error, text);
    const caret = caretOf(error, text);
    const { line } = source.position(base + caret.start, base + caret.end);
    if (!harmless.has(code)) trusted = false;
    if (findings.full && !trusted) break;
    if (line === lastLine && !harmless.has(code)) continue;
    lastLine = line;
    add(code, caret, args);
  }
  const second = parsed.secondDocument;
  if (second !== undefined) add("syntax-multiple-documents", { start: second, end: second + 3 });
  return trusted;
}
