import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Engine } from "json-rules-engine";
import { factsOf } from "../dist/verdict/known.js";
import { evaluate } from "../dist/rules/evaluate.js";
import { compilePack } from "../dist/rules/compile.js";
import { engineOf, spaceOf } from "../dist/verdict/space.js";
import { readPortfolio } from "../dist/workloads/read.js";
import { atLeast, median } from "./measure.js";
import { workloadFile } from "./workloads.js";

const pack = JSON.parse(readFileSync(fileURLToPath(new URL("../dist/packs/default.json", import.meta.url)), "utf8"));
const rules = pack.rules.filter((rule) => rule.kind !== "signal");
const operators = { "<": "lessThan", "<=": "lessThanInclusive", ">": "greaterThan", ">=": "greaterThanInclusive", "=": "equal" };

/** One of our conditions in the form of json-rules-engine. */
function translated(condition) {
  switch (condition.op) {
    case "all":
    case "any":
      return { [condition.op]: condition.of.map(translated) };
    case "not":
      return { not: translated(condition.of) };
    case "in":
      return { fact: condition.fact, operator: "in", value: condition.words };
    case "contains":
      return { fact: condition.fact, operator: "contains", value: condition.word };
    default:
      return { fact: condition.fact, operator: operators[condition.op], value: condition.number };
  }
}

const rooted = (condition) => (condition.op === "all" || condition.op === "any" || condition.op === "not" ? condition : { op: "all", of: [condition] });

/** Plain values of what is known of a workload, for an engine that knows no unknowns. */
function plainValues(facts) {
  const names = new Set(rules.flatMap((rule) => JSON.stringify(rule.when).match(/"fact":"[^"]+"/g) ?? []).map((text) => text.slice(8, -1)));
  return Object.fromEntries(
    [...names].map((name) => {
      const domain = facts.get(name)?.domain;
      if (domain?.kind === "interval") return [name, domain.lo];
      if (domain?.kind === "choices") return [name, domain.values[0]];
      return [name, domain?.value ?? []];
    }),
  );
}

/** Evaluations of the default pack's rules a second, against json-rules-engine on the same facts. */
export async function rulesBench() {
  const { portfolio } = readPortfolio([{ file: "bench.yaml", text: workloadFile(200) }]);
  const engine = engineOf(compilePack(pack));
  const data = { shutdowns: [], asOf: {} };
  const known = portfolio.workloads.map((workload) => factsOf(workload.stated, data, "2026-11-24"));
  const plain = known.map(plainValues);
  const theirs = new Engine([], { allowUndefinedFacts: true });
  for (const rule of rules) theirs.addRule({ conditions: translated(rooted(rule.when)), event: { type: rule.id } });
  const nodes = rules.map((rule) => engine.compiled.nodes.get(rule.id));

  // ours counts everything from facts to truth values: cells of each fact, then each rule
  const ourRound = () => {
    let holding = 0;
    for (const facts of known) {
      const { masks } = spaceOf(engine, facts);
      for (const node of nodes) if (evaluate(node, masks) === 2) holding += 1;
    }
    return holding;
  };
  const theirRound = async () => {
    let holding = 0;
    for (const facts of plain) holding += (await theirs.run(facts)).events.length;
    return holding;
  };
  for (let i = 0; i < 20; i += 1) ourRound();
  await theirRound();
  const ratios = [];
  for (let round = 0; round < 5; round += 1) {
    let started = performance.now();
    for (let i = 0; i < 50; i += 1) ourRound();
    const ours = (50 * known.length * rules.length) / (performance.now() - started);
    started = performance.now();
    await theirRound();
    ratios.push(ours / ((known.length * rules.length) / (performance.now() - started)));
  }
  return [{ what: `evaluations of ${rules.length} rules a second ÷ json-rules-engine`, ratio: median(ratios), target: atLeast(20) }];
}
