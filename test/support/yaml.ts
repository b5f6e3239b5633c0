/** Whole assessments of workloads written as YAML, on the data that the program comes with. */
import { expect } from "vitest";
import { assess } from "../../src/assess/assess.js";
import type { Assessment } from "../../src/assessment/schema.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { data } from "./assessor.js";
import { builtIn } from "./built-in.js";
import { asOf } from "./judge.js";

const pack = builtIn("default");

/** The head of a file whose team can run GPUs. */
export const runsGpus = `version: 1
team: { inference_engineers: 3, on_call: around_the_clock, gpu_operations: proven, engineer_usd_per_month: $16k, observability: [queue_depth, gpu_saturation, retries, degraded_nodes], reliability: [health_checks, failover, capacity_buffer, patching] }
workloads:`;

export function assessedYaml(text: string): Assessment {
  const { portfolio, diagnostics } = readPortfolio([{ file: "w.yaml", text }]);
  expect(diagnostics).toEqual([]);
  if (!portfolio) throw new Error("the file does not read");
  return assess(portfolio, pack, data, asOf);
}
