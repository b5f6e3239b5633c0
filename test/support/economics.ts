import type { AssessmentData } from "../../src/assess/context.js";
import { loadEconomics } from "../../src/cli/economics-data.js";
import { loadReferenceData } from "../../src/cli/reference-data.js";

const at = { file: "", line: 1, col: 1 };

/** A workload that names a model, so that the price book is loaded. */
const naming = {
  name: "any",
  stated: new Map([["current.model", { value: "any", provenance: "declared" as const, at }]]),
  slices: [],
  at,
};

/** All dated data that the program itself assesses with, the price book included. */
export async function allData(): Promise<AssessmentData> {
  const data = await loadReferenceData();
  const { economics, asOf } = await loadEconomics({ workloads: [naming] }, data.shutdowns);
  return { ...data, economics, asOf: { ...data.asOf, ...asOf } };
}
