import { expect, it } from "vitest";
import { answerProse } from "../../src/diagnostics/prose/answers.js";
import { benchmarkProse } from "../../src/diagnostics/prose/benchmarks.js";
import { columnMapProse } from "../../src/diagnostics/prose/column-maps.js";
import { evalProse } from "../../src/diagnostics/prose/evals.js";
import { findingProse } from "../../src/diagnostics/prose/findings.js";
import { packProse } from "../../src/diagnostics/prose/packs.js";
import { priceProse } from "../../src/diagnostics/prose/prices.js";
import { shapeProse } from "../../src/diagnostics/prose/shape.js";
import { sizingProse } from "../../src/diagnostics/prose/sizing.js";
import { sourceProse } from "../../src/diagnostics/prose/source.js";
import { syntaxProse } from "../../src/diagnostics/prose/syntax.js";
import { valueProse } from "../../src/diagnostics/prose/values.js";
import { codes, describe } from "../../src/diagnostics/prose.js";

it("no two tables have words for the same code", () => {
  const all = [
    answerProse,
    columnMapProse,
    findingProse,
    packProse,
    priceProse,
    shapeProse,
    sizingProse,
    benchmarkProse,
    evalProse,
    sourceProse,
    syntaxProse,
    valueProse,
  ].flatMap((table) => Object.keys(table));
  expect(all.sort()).toEqual([...codes].sort());
});

it.each(codes.map((code) => [code]))("%s is told in one sentence, even where an argument is missing", (code) => {
  const { sentence, hints } = describe({ code, severity: "error", args: {} });
  expect(sentence).toMatch(/\S \S.*\.$/);
  expect([sentence, ...hints].join(" ")).not.toMatch(/undefined|null|\[object/);
});
