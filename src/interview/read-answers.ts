import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findSpec, registry } from "../facts/registry/registry.js";
import { describeNode } from "../workloads/describe-node.js";
import { type Entry, entriesOf } from "../workloads/entries.js";
import { addNoMap } from "../workloads/facts.js";
import { Findings } from "../workloads/findings.js";
import { parseYaml } from "../workloads/parse.js";
import { Reading, spanOf } from "../workloads/reading.js";
import { isNull, textOf } from "../workloads/scalar.js";
import { factFields, unknownKey } from "../workloads/shape.js";
import { SourceText, type Span } from "../workloads/source-text.js";
import { noteSyntax } from "../workloads/syntax.js";
import { readText } from "../workloads/text.js";
import type { Given, GivenWorkload } from "./given.js";
import { inQuotes } from "./words/quotes.js";

/** Answers as read from a file, or every problem of it. */
export interface AnswersRead {
  workloads: readonly GivenWorkload[];
  problems: readonly Diagnostic[];
}

const shape = { where: "a file of answers", keys: ["name", "owner", ...factFields.keys()] };

/**
 * Reads a file of answers: the facts of a workload file, nested or by their dotted names, their values in people's words; one
 * workload, or a list of them. A fact without a value is one that nobody knows.
 */
export function readAnswers(file: string, text: string): AnswersRead {
  const source = new SourceText(file, text.replace(/^\ufeff/, ""));
  const findings = new Findings(source);
  const part = { source, base: 0, text: source.text };
  const parsed = parseYaml(source.text);
  if (!noteSyntax(parsed, part, findings) || parsed.root === null) {
    return { workloads: [], problems: findings.sorted() };
  }
  const reading = new Reading(part, parsed.root, findings);
  const root = reading.resolve(parsed.root);
  const items = isSeq(root) ? [...reading.items(root)] : [{ node: root, at: spanOf(parsed.root) }];
  const workloads = items.flatMap(({ node, at }): GivenWorkload[] => {
    if (isMap(node)) return [readWorkload(reading, entriesOf(reading, node, shape))];
    addNoMap(reading, node, at, "A file of answers", shape.keys);
    return [];
  });
  return { workloads, problems: findings.sorted() };
}

function readWorkload(reading: Reading, entries: readonly Entry[]): GivenWorkload {
  const answers: Given[] = [];
  let [name, owner]: (string | undefined)[] = [];
  const seen = new Map<string, number>();
  const add = (fact: string, entry: Entry): void => {
    const { line } = reading.position(entry.at);
    const first = seen.get(fact);
    if (first !== undefined) reading.add("duplicate-key", entry.at, { key: fact, first_line: first });
    seen.set(fact, line);
    const at = entry.value ? spanOf(entry.value) : entry.at;
    const text = textIn(reading, fact, entry.value, at);
    if (text !== undefined) answers.push({ fact, text, at: reading.position(at) });
  };
  for (const entry of entries) {
    const field = factFields.get(entry.key);
    if (entry.key === "name") name = nameIn(reading, entry);
    else if (entry.key === "owner") owner = nameIn(reading, entry);
    else if (findSpec(entry.key)) add(entry.key, entry);
    else if (field?.kind === "group" && isMap(entry.value)) {
      const inner = { where: `\`${entry.key}\``, keys: [...field.fields.keys()] };
      for (const each of entriesOf(reading, entry.value, inner)) {
        if (field.fields.has(each.key)) add(`${entry.key}.${each.key}`, each);
        else reading.add("unknown-key", each.at, unknownKey(each.key, inner.where, inner.keys));
      }
    } else if (field?.kind === "group") {
      const at = entry.value ? spanOf(entry.value) : entry.at;
      addNoMap(reading, entry.value, at, `\`${entry.key}\``, [...field.fields.keys()]);
    } else {
      const keys = [...shape.keys, ...registry.map((spec) => spec.name)];
      reading.add("unknown-key", entry.at, unknownKey(entry.key, shape.where, keys));
    }
  }
  return { ...(name ? { name } : {}), ...(owner ? { owner } : {}), answers };
}

/** A name of the workload or of who answers for it; undefined where none is given. */
function nameIn(reading: Reading, { key, value }: Entry): string | undefined {
  if (value === null || isNull(value)) return undefined;
  return readText(reading, value, spanOf(value), key, key === "name" ? "ticket-summaries" : "support-platform");
}

/**
 * What stands there in words: a list with commas between its items, nothing for what nobody knows. Undefined after a problem.
 */
function textIn(reading: Reading, fact: string, node: Node | null, at: Span): string | undefined {
  if (isNull(node)) return "unknown";
  if (isScalar(node)) return textOf(node);
  const items = isSeq(node) ? [...reading.items(node)] : undefined;
  const wrong = items?.find((item) => !isScalar(item.node) || isNull(item.node));
  if (!items || wrong) {
    const found = describeNode(wrong ? wrong.node : node);
    reading.add("wrong-type", wrong?.at ?? at, { fact, expected: "an answer in words, or a list of words", found });
    return undefined;
  }
  return items.map((item) => (isScalar(item.node) ? asOne(textOf(item.node)) : "")).join(", ") || "none";
}

/** An item of a list as one, whatever marks are in it. */
const asOne = (text: string): string => (/[,;"]/.test(text) ? inQuotes(text) : text);
