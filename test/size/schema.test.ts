import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { schemaOf } from "../../src/cli/schema-command.js";
import { renderSizingJson } from "../../src/report/sizing/json.js";
import { sizingOf } from "./sample.js";

const check = new Ajv2020({ allErrors: true }).compile(await schemaOf("sizing"));

const errorsOf = (json: unknown) => (check(json) ? [] : check.errors);

it.each([
  ["a load", { rate: 20, peakToMean: 3, ttft: 2000 }],
  ["requests in flight", { concurrency: 64 }],
  ["no load", {}],
  ["nothing that fits", { model: "llama-3.1-405b", gpu: ["l4-24gb"], gpus: 1 }],
])("the schema that is printed takes the JSON that is written of %s", (_name, flags) => {
  expect(errorsOf(JSON.parse(renderSizingJson(sizingOf(flags))))).toEqual([]);
});

it("and no JSON that lacks a field or has another", () => {
  const { workload: _, ...rest } = sizingOf({});
  expect(errorsOf(rest)).toMatchObject([{ params: { missingProperty: "workload" } }]);
  expect(errorsOf({ ...sizingOf({}), price: 1 })).toMatchObject([{ params: { additionalProperty: "price" } }]);
});
