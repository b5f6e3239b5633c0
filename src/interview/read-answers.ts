import { isMap, isScalar, isSeq, type Node } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { findSpec, registry } from "../facts/registry/registry.js";
import { type Entry, entriesOf } from "../workloads/entries.js";
import { addNoMap } from "../workloads/facts.js";
import { Findings } from "../workloads/findings.js";
import { parseYaml } from "../workloads/parse.js";
import { Reading, spanOf } from "../workloads/reading.js";
import { isNull, textOf } from "../workloads/scalar.js";
import { factFields, unknownKey } from "../workloads/shape.js";
import { SourceText } from "../workloads/source-text.js";
import { noteSyntax } from "../workloads/syntax.js";
import type { Given, GivenWorkload } from "./given.js";

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
  const add = (fact: string, entry: Entry): void => {
    answers.push({
      fact,
      text: textIn(reading, entry.value),
      at: reading.position(entry.value ? spanOf(entry.value) : entry.at),
    });
  };
  for (const entry of entries) {
    const field = factFields.get(entry.key);
    if (entry.key === "name") name = textIn(reading, entry.value);
    else if (entry.key === "owner") owner = textIn(reading, entry.value);
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

/** What stands there in words: a list with commas between its items, nothing for what nobody knows. */
function textIn(reading: Reading, node: Node | null): string {
  if (isNull(node)) return "unknown";
  if (isScalar(node)) return textOf(node);
  if (!isSeq(node)) return "";
  return [...reading.items(node)].map((item) => (isScalar(item.node) ? textOf(item.node) : "")).join(", ") || "none";
}
