import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Deployment, Shape } from "../../src/sizing/deployment.js";
import { isMoe } from "../../src/sizing/model.js";
import type { Precision } from "../../src/sizing/precision.js";
import { predict } from "../../src/sizing/predict.js";
import { constants, type Errors, errors, gpu, model, provenance, read } from "./sizing-data.js";

interface Row {
  /** What was measured: model, GPU, parallelism, precisions, lengths and load. */
  configuration: string;
  measured: number;
  set: string;
  source: string;
  model: string;
  kind: string;
  /** Predicted ÷ measured output tokens a second. */
  ratio: number;
}

const table = read("throughput/measured.csv");
const [header = "", ...lines] = table.trim().split("\n");
const names = header.split(",");
const rows: Row[] = lines.map((line) => {
  const cells = line.split(",");
  const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
  const deployment: Deployment = {
    model: model(cell("model")),
    gpu: gpu(cell("gpu")),
    gpus: Number(cell("gpus")),
    tensorParallel: Number(cell("tp")),
    parallelism: cell("layout") === "dep" ? "expert" : "tensor",
    precision: cell("precision") as Precision,
    kvPrecision: cell("kv_precision") as Precision,
  };
  const shape = { inputTokens: Number(cell("isl")), outputTokens: Number(cell("osl")) };
  const requests = Number(cell("concurrency") === "max" ? cell("requests") : cell("concurrency"));
  const kind = deployment.gpu.vendor === "amd" ? "amd" : isMoe(deployment.model) ? "moe" : "dense";
  const measured = Number(cell("output_tok_s"));
  const ratio = rateOf(deployment, shape, requests) / measured;
  const configuration = ["model", "gpu", "gpus", "tp", "precision", "isl", "osl", "concurrency"].map(cell).join("|");
  return { configuration, measured, set: cell("set"), source: cell("source"), model: cell("model"), kind, ratio };
});

/** Output tokens a second of `requests` that come together: rounds of as many as fit; endless where none does. */
function rateOf(deployment: Deployment, shape: Shape, requests: number): number {
  let seconds = 0;
  for (let left = requests; left > 0; ) {
    const result = predict(deployment, shape, left, constants);
    if (!result.fits) return Number.POSITIVE_INFINITY;
    const round = Math.min(left, result.concurrencyLimit);
    seconds += (round * shape.outputTokens) / result.outputTokensPerSecond;
    left -= round;
  }
  return (requests * shape.outputTokens) / seconds;
}

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

describe("error", () => {
  it("of dense models on NVIDIA never fitted is at most 12 %, five in six within a quarter", () => {
    expect(of("dense").medianAbsoluteError).toBeLessThanOrEqual(0.12);
    expect(of("dense").within25).toBeGreaterThanOrEqual(0.85);
  });

  it("of mixtures of experts on NVIDIA never fitted is at most 25 %", () =>
    expect(of("moe").medianAbsoluteError).toBeLessThanOrEqual(0.25));

  it.each(["dense", "moe", "amd"])("of %s is what the data file states", (kind) => {
    const stated = errors[kind];
    const { rows: n, ...shares } = of(kind);
    expect(stated?.rows).toBe(n);
    for (const [name, share] of Object.entries(shares)) {
      expect(stated?.[name as keyof Errors], name).toBeCloseTo(share, 3);
    }
  });

  it.each([
    ["fit", "full"],
    ["calibration", "batches"],
  ] as const)("of %s rows is what the data file states", (set, name) => {
    const measured = errorsOf(rows.filter((row) => row.set === set));
    for (const [figure, value] of Object.entries(measured)) {
      expect(provenance.fitted.errors[name][figure as keyof Errors], figure).toBeCloseTo(value, 3);
    }
  });

  it.each(["dense", "moe", "amd"] as const)("of %s lies in its band for four rows in five", (kind) => {
    const { low, high } = constants.bands[kind];
    const some = unseen.filter((row) => row.kind === kind);
    const inside = some.filter(({ ratio }) => 1 / ratio >= low && 1 / ratio <= high).length / some.length;
    expect(inside).toBeGreaterThanOrEqual(0.78);
  });
});

describe("a measured throughput", () => {
  it.each([
    ["trtllm-0.14", "trtllm-0.17"],
    ["trtllm-0.17", "trtllm-1.0"],
    ["trtllm-1.0", "trtllm-1.2"],
  ])("of %s lies within its band of that of %s for four configurations in five", (one, other) => {
    const before = new Map(rows.filter(({ source }) => source === one).map((row) => [row.configuration, row.measured]));
    const ratios = rows.flatMap((row) => {
      const first = row.source === other ? before.get(row.configuration) : undefined;
      return first === undefined ? [] : [row.measured / first];
    });
    expect(ratios.length).toBeGreaterThan(10);
    const { low, high } = constants.measuredBand;
    expect(low).toBeLessThan(1);
    const inside = ratios.filter((ratio) => ratio >= low && ratio <= high).length / ratios.length;
    expect(inside).toBeGreaterThanOrEqual(0.8);
  });
});

describe("the fit", () => {
  it("rests on these tables", () => {
    expect(Object.keys(provenance.fitted.tables)).toHaveLength(2);
    for (const [name, hash] of Object.entries(provenance.fitted.tables)) {
      expect(
        createHash("sha256")
          .update(read(name.replace("data/", "")))
          .digest("hex"),
        name,
      ).toBe(hash);
    }
  });

  it("used no source of the test, and for calibration no model that a test row of the same source has", () => {
    const full = rows.filter(({ set }) => set === "fit");
    const batches = rows.filter(({ set }) => set === "calibration");
    const stated = provenance.fitted.errors;
    expect([full.length, batches.length]).toEqual([stated.full.rows, stated.batches.rows]);
    expect(provenance.fitted.rows).toBe(full.length + batches.length + stated.low.rows);
    expect(new Set(batches.map((row) => row.model))).toEqual(new Set(provenance.calibrated.models));
    const tested = new Set(unseen.map(({ source }) => source));
    for (const { source } of full) expect(tested.has(source)).toBe(false);
    const seen = new Set(batches.map((row) => `${row.source} ${row.model}`));
    const again = unseen.filter((row) => row.kind !== "amd" && seen.has(`${row.source} ${row.model}`));
    expect(again).toEqual([]);
  });

  it("found every calibrated constant in the search", () => {
    for (const name of provenance.calibrated.names) expect(provenance.fitted.names).toContain(name);
  });

  it("does as well on deployments left out of it", () => {
    const { kept, heldOut } = provenance.split;
    expect(heldOut.medianAbsoluteError).toBeLessThan(kept.medianAbsoluteError + 0.03);
    expect(heldOut.within25).toBeGreaterThan(0.85);
  });

  it("says of every constant whether it is fitted or assumed", () => {
    const { measuredGpus, bands, measuredBand, ...numbers } = constants;
    const named = new Set([
      ...provenance.fitted.names.map((name) => name.split(".")[0]),
      ...Object.keys(provenance.assumed),
    ]);
    expect([...named].sort()).toEqual(Object.keys(numbers).sort());
    expect(measuredGpus.length).toBeGreaterThan(5);
    expect(Object.keys(bands).sort()).toEqual(["amd", "dense", "extrapolated", "moe"]);
    for (const text of [provenance.bands, provenance.measuredBand]) expect(text).toMatch(/percentiles? of/);
    expect(measuredBand.high).toBeGreaterThan(1);
  });
});
