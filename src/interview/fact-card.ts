import type { Context } from "../assess/context.js";
import { howToLearn } from "../assess/settling.js";
import type { FactSpec, FactValue } from "../facts/fact.js";
import { formatQuantity } from "../facts/quantity.js";
import { meaningOf } from "../facts/registry/meanings.js";
import { findSpec } from "../facts/registry/registry.js";
import type { Workload } from "../workloads/workload.js";
import type { Card, Choice, Input } from "./card.js";
import type { Course } from "./course.js";
import { effectsOf } from "./effects.js";
import type { NextFact } from "./open-facts.js";
import type { Outlook } from "./outlook.js";
import { statusOf } from "./status.js";
import { whyAsked } from "./why.js";
import { spoken } from "./words/answer.js";
import { inWords } from "./words/in-words.js";
import { said } from "./words/said.js";

/** What a card for a fact is made from. */
export interface Asked {
  context: Context;
  workload: Workload;
  outlook: Outlook;
  next: NextFact;
  course: Course;
}

/** The question for a fact, with why it is asked and what its answers would decide. */
export function factCard({ context, workload, outlook, next, course }: Asked): Card {
  const spec = specOf(next.fact);
  const before = course.asked.indexOf(next.fact);
  return {
    heading: `Question ${(before === -1 ? course.asked.length : before) + 1} · ${spec.title}`,
    question: spec.question,
    why: course.about === "verdict" ? whyAsked(outlook, next, effectsOf(context, workload, next.fact)) : [forCosts],
    help: helpOf(spec, outlook),
    input: inputOf(spec),
    read: (text) => said(text, spec),
    ...givenOf(spec, workload, course),
    status: statusOf(outlook),
    open: true,
  };
}

/** The answer that stands, where one does. */
function givenOf(spec: FactSpec, { stated }: Workload, { unknown }: Course): Pick<Card, "given"> {
  const value = stated.get(spec.name)?.value;
  if (value !== undefined) return { given: { value, text: inWords(spec, value) } };
  return unknown.has(spec.name) ? { given: { value: null, text: "not known" } } : {};
}

const forCosts = "What both sides cost is worked out from it; the verdict stands without it.";

function specOf(fact: string): FactSpec {
  const spec = findSpec(fact);
  if (!spec) throw new Error(`${fact} is no fact that a file can state`);
  return spec;
}

function inputOf({ name, type }: FactSpec): Input {
  const choice = (value: FactValue, label: string): Choice => {
    const meaning = meaningOf(name, String(value));
    return { value, label, ...(meaning === undefined ? {} : { meaning }) };
  };
  const worded = (values: readonly string[]): Choice[] => values.map((value) => choice(value, spoken(value)));
  switch (type.kind) {
    case "choice":
      return { kind: "one", choices: worded(type.values) };
    case "flag":
      return { kind: "one", choices: [choice(true, "yes"), choice(false, "no")] };
    case "tags":
      return type.values ? { kind: "several", choices: worded(type.values) } : { kind: "words" };
    default:
      return { kind: "words" };
  }
}

function helpOf(spec: FactSpec, { parts }: Outlook): string[] {
  const { type, assumed, example } = spec;
  const known = (type.kind === "text" || type.kind === "tags") && type.known ? type.known : [];
  const learn = parts[0] ? howToLearn(parts[0].space.facts, spec.name) : spec.howToLearn;
  return [
    `How to find out: ${learn || spec.howToLearn}`,
    ...(type.kind === "choice" || type.kind === "flag" ? [] : [`For example: ${example}`]),
    ...(known.length > 0 ? [`Names that the program knows: ${known.join(", ")}; any other is taken as it is.`] : []),
    ...(assumed && type.kind === "quantity" ? [assumedText(assumed, (n) => formatQuantity(n, type.unit))] : []),
    "Not to know it is an answer: the report then says what would have to be found out.",
  ];
}

function assumedText({ low, high, source }: NonNullable<FactSpec["assumed"]>, write: (n: number) => string): string {
  const range = low === high ? write(low) : `${write(low)} to ${write(high)}`;
  return `Where nobody says, ${range} is assumed (${source}).`;
}
