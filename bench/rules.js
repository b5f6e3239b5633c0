import { readFileSync } from "node:fs";
import { Engine } from "json-rules-engine";
import { knownValue } from "../dist/facts/domain.js";
import { factNames, findFact } from "../dist/facts/registry/lookup.js";
import { compilePack, conditionsOf } from "../dist/rules/compile.js";
import { atomsOf } from "../dist/rules/condition.js";
import { evaluate, yes } from "../dist/rules/evaluate.js";
import { factsOf } from "../dist/verdict/facts-of.js";
import { engineOf, spaceOf } from "../dist/verdict/space.js";
import { readPortfolio } from "../dist/workloads/read.js";
import { atLeast, paired, root } from "./measure.js";
import { workloadFile } from "./workloads.js";

const asOf = "2026-11-24";

/** Never known in the generated files, and json-rules-engine has no unknown. */
const openFacts = ["current.days_to_shutdown", "economics.utilisation"];

const operators = {
  "<": "lessThan",
  "<=": "lessThanInclusive",
  ">": "greaterThan",
  ">=": "greaterThanInclusive",
  "=": "equal",
};

/** One of our conditions in the form of json-rules-engine. */
function translated(condition) {
  switch (condition.op) {
    case "all":
    case "any":
      return { [condition.op]: condition.of.map(translated) };
    case "not":
      return { not: translated(condition.of) };
    case "contains":
      return { fact: condition.fact, operator: "contains", value: condition.word };
    case "in": {
      const isFlag = findFact(condition.fact).type.kind === "flag";
      const words = isFlag ? condition.words.map((word) => word === "true") : condition.words;
      // their equality is quicker than their membership
      if (words.length === 1) return { fact: condition.fact, operator: "equal", value: words[0] };
      return { fact: condition.fact, operator: "in", value: words };
    }
    default:
      return { fact: condition.fact, operator: operators[condition.op], value: condition.number };
  }
}

const rooted = (condition) => ("fact" in condition ? { all: [condition] } : condition);

/** What is known of a workload as plain values. */
function plainValues(facts) {
  const values = factNames().map((name) => {
    const domain = facts.get(name)?.domain;
    return [name, domain && knownValue(findFact(name).type, domain)];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/**
 * Evaluating every condition of the default pack on one workload, against json-rules-engine with the same conditions and
 * facts. Both start from facts and end with the conditions that hold, and have to agree on them before anything is timed.
 */
export async function rulesBench() {
  const pack = JSON.parse(readFileSync(`${root}dist/packs/default.json`, "utf8"));
  const engine = engineOf(compilePack(pack));
  const conditions = pack.rules.flatMap((rule) =>
    conditionsOf(rule).map((when, i) => ({ id: `${rule.id} ${i}`, when })),
  );
  const shared = conditions.filter(({ when }) => atomsOf(when).every(({ fact }) => !openFacts.includes(fact)));
  const ours = shared.map(({ id, when }) => ({ id, node: engine.compiled.compile(when) }));
  const theirs = new Engine();
  for (const { id, when } of shared) theirs.addRule({ conditions: rooted(translated(when)), event: { type: id } });

  const { portfolio } = readPortfolio([{ file: "bench.yaml", text: workloadFile(200, 1) }]);
  const inputs = portfolio.workloads.map(({ stated }) => {
    const facts = factsOf(stated, { shutdowns: [], asOf: {} }, asOf);
    return { facts, plain: plainValues(facts) };
  });
  const ourAnswer = ({ facts }) => {
    const { masks } = spaceOf(engine, facts);
    return ours.filter(({ node }) => evaluate(node, masks) === yes).map(({ id }) => id);
  };
  const theirAnswer = async ({ plain }) => (await theirs.run(plain)).events.map(({ type }) => type);
  for (const input of inputs) {
    const [a, b] = [ourAnswer(input), await theirAnswer(input)].map((ids) => ids.sort().join("\n"));
    if (a !== b) throw new Error(`the engines disagree\n${a}\n\n${b}`);
  }

  const { ratio, a, b } = await paired(
    9,
    () => rateOf(inputs, ourAnswer),
    () => rateOf(inputs, theirAnswer),
  );
  return [
    {
      what: `workloads a second, ${ours.length} conditions each ÷ json-rules-engine`,
      ratio,
      target: atLeast(20),
      detail: `${a.toFixed(0)}, ${b.toFixed(0)}`,
    },
  ];
}

/** Answers a second, over at least half a second. */
async function rateOf(inputs, answer) {
  const started = performance.now();
  let count = 0;
  while (performance.now() - started < 500) {
    for (const input of inputs) await answer(input);
    count += inputs.length;
  }
  return (count * 1000) / (performance.now() - started);
}
