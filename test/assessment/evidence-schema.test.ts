import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, expectTypeOf, it } from "vitest";
import type { Evidence } from "../../src/assessment/evidence-schema.js";
import { schemaOf } from "../../src/cli/schema-command.js";
import { measurementOf } from "../../src/measurement/measurement.js";
import { replayOf } from "../../src/replay/replay.js";
import { reprice } from "../../src/repricing/reprice.js";
import { collect } from "../engines/files/temporary.js";
import { book } from "../pricing/book.js";
import { options, replica } from "../replay/series.js";

const check = new Ajv2020({ allErrors: true }).compile(await schemaOf("evidence"));
const errorsOf = (json: unknown) => (check(json) ? [] : check.errors);

const { parts, accounts } = await collect([
  "fixtures/logs/canonical.ndjson",
  "fixtures/logs/openai_usage_completions.json",
]);
const plan = { planTo: 0.7, spareReplicas: 1 };

/** What is measured of the twelve requests and a report, with every part that evidence can have. */
const evidence = measurementOf(parts, accounts, {
  asOf: "2026-11-28",
  sampleRate: 1,
  extrapolate: true,
  reprice: ({ traffic }) => reprice(traffic, { book, on: "2026-06-30" }),
  replay: ({ hourly, minutes }) => (hourly ? replayOf(hourly, minutes, replica, plan, options) : "There are no hours."),
});
const written = (): Evidence => JSON.parse(JSON.stringify(evidence));

it("the schema that is printed takes what is measured, costs and replays with it", () => {
  const { workloads } = written();
  expect(workloads.some(({ cost }) => cost?.models.some(({ problem }) => problem))).toBe(true);
  expect(workloads.some(({ cost }) => cost !== null && cost.because.length > 0)).toBe(true);
  expect(workloads.some(({ replay }) => replay?.by_minute)).toBe(true);
  expect(errorsOf(written())).toEqual([]);
});

it("and no cost or replay that lacks a field or has another", () => {
  const [first, ...rest] = written().workloads;
  if (!first?.replay || !first.cost) throw new Error("the first workload has both");
  const { rule: _, ...autoscaler } = first.replay.autoscaler;
  const lacking = { ...first, replay: { ...first.replay, autoscaler }, cost: { ...first.cost, currency: "USD" } };
  // each may be null as well, which is one more thing that they are not
  const errors = errorsOf({ ...written(), workloads: [lacking, ...rest] }) ?? [];
  const places = errors.map(({ instancePath, params }) => [instancePath, params]);
  expect(places).toContainEqual(["/workloads/0/cost", { additionalProperty: "currency" }]);
  expect(places).toContainEqual(["/workloads/0/replay/autoscaler", { missingProperty: "rule" }]);
});

it("stages give what the contract says, no more and no less", () => {
  expectTypeOf(reprice).returns.toEqualTypeOf<NonNullable<Evidence["workloads"][number]["cost"]>>();
  expectTypeOf(replayOf).returns.toEqualTypeOf<NonNullable<Evidence["workloads"][number]["replay"]>>();
});
