import { readFileSync } from "node:fs";
import { assess } from "../../src/assess/assess.js";
import type { AssessmentData } from "../../src/assess/context.js";
import { renderText } from "../../src/charts/text.js";
import { questionOf } from "../../src/cli/size/question.js";
import { planOf } from "../../src/economics/plan.js";
import { type DatedEconomics, economicsFrom } from "../../src/economics/tables.js";
import type { FactValue } from "../../src/facts/fact.js";
import { loadPriceBook } from "../../src/pricing/load-price-book.js";
import { chartsOf } from "../../src/report/charts.js";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { renderSizing } from "../../src/report/sizing/terminal.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { answer } from "../../src/sizing-answer/answer.js";
import { checkTable } from "../../src/tables/check.js";
import type { TableName } from "../../src/tables/names.js";
import type { Tables } from "../../src/tables/tables.js";
import { judged } from "../support/assessor.js";
import { builtIn } from "../support/built-in.js";
import { asOf, workload } from "../support/judge.js";

/** The package's own table as its file has it. */
export const own = (name: TableName): unknown => JSON.parse(readFileSync(`data/${name}`, "utf8"));

function checked<Name extends TableName>(name: Name): Tables[Name] {
  const read = checkTable(name, own(name));
  if ("table" in read) return read.table;
  throw new Error(`${name} is not as its schema has it`);
}

/** All tables of the package, cut down to the rows that the workloads below rest on. */
export const tables: Tables = cut({
  "model-lifecycle.json": checked("model-lifecycle.json"),
  "models.json": checked("models.json"),
  "gpus.json": checked("gpus.json"),
  "sizing.json": checked("sizing.json"),
  "prices.json": checked("prices.json"),
  "providers.json": checked("providers.json"),
  "cost-assumptions.json": checked("cost-assumptions.json"),
});

function cut(all: Tables): Tables {
  const {
    "model-lifecycle.json": lifecycle,
    "models.json": models,
    "gpus.json": gpus,
    "providers.json": providers,
  } = all;
  const chosen = ["h100-80gb", "a100-80gb", "mi300x-192gb"];
  const { provenance, ...sizing } = all["sizing.json"];
  return {
    ...all,
    "model-lifecycle.json": { ...lifecycle, shutdowns: lifecycle.shutdowns.slice(0, 1) },
    "models.json": { ...models, models: models.models.filter(({ id }) => /^(llama-3.1-8b|gpt-oss-120b)$/.test(id)) },
    "gpus.json": {
      ...gpus,
      gpus: gpus.gpus.filter(({ id }) => chosen.includes(id)),
      prices: chosen.flatMap((id) => gpus.prices.filter(({ gpu }) => gpu === id).slice(0, 2)),
    },
    "sizing.json": { ...sizing, ...(provenance?.fitted ? { provenance: { fitted: provenance.fitted } } : {}) },
    "providers.json": { ...providers, facts: providers.facts.filter(({ provider }) => provider === "openai") },
  };
}

const managed: readonly (readonly [string, FactValue])[] = [
  ["current.mode", "managed"],
  ["current.provider", "openai"],
  ["current.model", "gpt-5.4"],
  ["traffic.requests_per_month", 3_000_000],
  ["traffic.input_tokens", 1_000],
  ["traffic.output_tokens", 200],
  ["quality.open_weight_evals", "passed"],
];

const chat = new Map([
  ...managed,
  ["candidate.model", "llama-3.1-8b"],
  ["latency.target_p95", 20_000],
  ["privacy.controls", ["baa", "zero_retention"]],
  ["privacy.residency", ["us"]],
  ["traffic.growth_per_month", 0.05],
]);
const batch = new Map([
  ...managed,
  ["candidate.model", "gpt-oss-120b"],
  ["candidate.gpu", "a100-80gb"],
  ["serving", "batch"],
]);

const pack = builtIn("default");
const book = await loadPriceBook(tables["prices.json"].book);

function dataOf(all: Tables): AssessmentData & Pick<DatedEconomics, "economics"> {
  const { "models.json": models, "gpus.json": gpus, "sizing.json": sizing, "prices.json": prices } = all;
  const { "model-lifecycle.json": lifecycle, "providers.json": providers, "cost-assumptions.json": assumptions } = all;
  const { shutdowns } = lifecycle;
  return { shutdowns, ...economicsFrom({ models, gpus, sizing, prices, providers, assumptions }, shutdowns, book) };
}

/** The figures that the program makes of tables: economics with their charts, and a sizing for each model. */
export function reckon(all: Tables): void {
  const data = dataOf(all);
  for (const facts of [chat, batch]) draw({ name: "w", ...judged(facts, data) });
  const { errors, provenance } = all["sizing.json"];
  const sizing = {
    ...data.economics.sizing,
    plan: planOf(data.economics.assumptions),
    ...(errors ? { errors } : {}),
    ...(provenance?.fitted ? { fitted: provenance.fitted } : {}),
  };
  for (const { id } of sizing.models) {
    const question = questionOf({ model: id, input: 1_000, output: 200, rate: 5, color: false }, sizing);
    renderSizing(answer(question, sizing), { width: 100, explain: true });
  }
}

/** A whole assessment of two workloads with its reports. */
export function report(all: Tables): void {
  const assessment = assess({ workloads: [workload(chat, "chat"), workload(batch, "batch")] }, pack, dataOf(all), asOf);
  renderTerminal(assessment, { width: 100, color: 0 });
  renderMarkdown(assessment);
  for (const each of assessment.workloads) draw(each);
}

function draw(charted: Parameters<typeof chartsOf>[0]): void {
  for (const chart of chartsOf(charted)) renderText(chart, { width: 100 });
}
