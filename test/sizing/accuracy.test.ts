import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isMoe } from "../../src/sizing/model.js";
import type { Precision } from "../../src/sizing/precision.js";
import { predict } from "../../src/sizing/predict.js";
import { constants, type Errors, errors, gpu, model, provenance, read } from "./sizing-data.js";

interface Row {
  set: string;
  source: string;
  kind: string;
  /** Predicted ÷ measured output tokens a second. */
  ratio: number;
}

const table = read("throughput/measured.csv");
const rows: Row[] = table
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [source = "", name = "", device = "", gpus, tp, precision, kv, isl, osl, concurrency, measured, set = ""] =
      line.split(",");
    const deployment = {
      model: model(name),
      gpu: gpu(device),
      gpus: Number(gpus),
      tensorParallel: Number(tp),
      precision: precision as Precision,
      kvPrecision: kv as Precision,
    };
    const requests = concurrency === "max" ? 1e6 : Number(concurrency);
    const result = predict(deployment, { inputTokens: Number(isl), outputTokens: Number(osl) }, requests, constants);
    const kind = deployment.gpu.vendor === "amd" ? "amd" : isMoe(deployment.model) ? "moe" : "dense";
    const ratio = result.fits ? result.outputTokensPerSecond / Number(measured) : Number.POSITIVE_INFINITY;
    return { set, source, kind, ratio };
  });

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const below = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (below + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN)) / 2;
}

function errorsOf(some: readonly Row[]): Errors {
  const off = some.map(({ ratio }) => Math.abs(ratio - 1));
  return {
    rows: some.length,
    medianAbsoluteError: median(off),
    within25: off.filter((error) => error <= 0.25).length / off.length,
    bias: median(some.map(({ ratio }) => ratio)) - 1,
  };
}

const unseen = rows.filter(({ set }) => set === "test");
const of = (kind: string): Errors => errorsOf(unseen.filter((row) => row.kind === kind));

describe("error on rows never fitted", () => {
  it("of dense models on NVIDIA is at most 12 %, five in six within a quarter", () => {
    expect(of("dense").medianAbsoluteError).toBeLessThanOrEqual(0.12);
    expect(of("dense").within25).toBeGreaterThanOrEqual(0.85);
  });

  it("of mixtures of experts on NVIDIA is at most 25 %", () =>
    expect(of("moe").medianAbsoluteError).toBeLessThanOrEqual(0.25));

  it.each(["dense", "moe", "amd"])("of %s is what the data file states", (kind) => {
    const stated = errors[kind];
    const { rows: n, ...shares } = of(kind);
    expect(stated?.rows).toBe(n);
    for (const [name, share] of Object.entries(shares)) {
      expect(stated?.[name as keyof Errors], name).toBeCloseTo(share, 3);
    }
  });

  it.each(["dense", "moe", "amd"] as const)("of %s lies in its band for four rows in five", (kind) => {
    const { low, high } = constants.bands[kind];
    const some = unseen.filter((row) => row.kind === kind);
    const inside = some.filter(({ ratio }) => 1 / ratio >= low && 1 / ratio <= high).length / some.length;
    expect(inside).toBeGreaterThanOrEqual(0.78);
  });
});

describe("the fit", () => {
  it("rests on this table", () =>
    expect(createHash("sha256").update(table).digest("hex")).toBe(provenance.fitted.tableSha256));

  it("used rows of two sources and none of the test", () => {
    const fitted = rows.filter(({ set }) => set === "fit");
    expect(fitted.length).toBe(provenance.fitted.rows);
    expect(new Set(fitted.map(({ source }) => source))).toEqual(new Set(provenance.fitted.sources));
    const tested = new Set(unseen.map(({ source }) => source));
    for (const source of provenance.fitted.sources) expect(tested.has(source)).toBe(false);
  });

  it("says of every constant whether it is fitted or assumed", () => {
    const { measuredGpus, bands, ...numbers } = constants;
    const named = new Set([
      ...provenance.fitted.names.map((name) => name.split(".")[0]),
      ...Object.keys(provenance.assumed),
    ]);
    expect([...named].sort()).toEqual(Object.keys(numbers).sort());
    expect(measuredGpus.length).toBeGreaterThan(5);
    expect(Object.keys(bands).sort()).toEqual(["amd", "dense", "extrapolated", "moe"]);
  });
});
