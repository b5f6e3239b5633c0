import { createHash } from "node:crypto";
import type { AssessmentData } from "../../assess/assess.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Portfolio } from "../../workloads/workload.js";
import { InputError } from "../failure.js";

/** Which files an assessment is made from. */
export interface InputFlags {
  prices?: string;
  data?: string;
  quiet?: boolean;
}

/** Everything that an assessment needs beside the pack. */
export interface Inputs {
  portfolio: Portfolio;
  data: AssessmentData;
  /** Over everything that was read. */
  sha256: string;
}

/**
 * Reads workload files and what they name, and the dated data. Warnings are told on standard error.
 *
 * @throws InputError with every problem of the files, UsageError where a table cannot be read
 */
export async function readInputs(files: readonly string[], flags: InputFlags, asOf: string): Promise<Inputs> {
  const [{ readSources }, { readPortfolio }, { loadReferenceData }, { withBenchmarks }, { loadEconomics }] =
    await Promise.all([
      import("../sources.js"),
      import("../../workloads/read.js"),
      import("../reference-data.js"),
      import("../benchmark-facts.js"),
      import("../economics-data.js"),
    ]);
  const data = await loadReferenceData(flags.data);
  const read = await readSources(files);
  const { portfolio: stated, diagnostics } = readPortfolio(read.sources);
  const problems = [...read.problems, ...diagnostics];
  if (!stated) throw new InputError(problems);
  await tell(problems, flags);
  const { portfolio, warnings } = await withBenchmarks(stated, read.sources);
  await tell(warnings, flags);
  const own = flags.prices === undefined ? undefined : await ownPrices(flags.prices, asOf);
  if (own) await tell(own.warnings, flags);
  const loaded = await loadEconomics(portfolio, data.shutdowns, flags.data, own?.overrides);
  const [{ unknownNames }, { withLines }] = await Promise.all([
    import("../unknown-names.js"),
    import("../source-lines.js"),
  ]);
  const { book } = loaded.economics;
  if (own && book) {
    const { unusedPrices } = await import("../unused-prices.js");
    await tell(unusedPrices(own.overrides, book, portfolio), flags);
  }
  await tell(withLines(unknownNames(portfolio, loaded.economics, asOf), read.sources), flags);
  return {
    portfolio,
    data: { ...data, economics: loaded.economics, asOf: { ...data.asOf, ...loaded.asOf } },
    sha256: own ? joined(read.sha256, own.sha256) : read.sha256,
  };
}

async function ownPrices(path: string, asOf: string) {
  const { loadPriceFile } = await import("../price-file.js");
  return await loadPriceFile(path, asOf);
}

/** @throws InputError where one of the problems is an error */
async function tell(problems: readonly Diagnostic[], { quiet }: InputFlags): Promise<void> {
  if (problems.some(({ severity }) => severity === "error")) throw new InputError(problems);
  if (problems.length === 0 || quiet) return;
  const { renderDiagnostics } = await import("../../diagnostics/render.js");
  process.stderr.write(renderDiagnostics(problems));
}

/** One hash over the hashes of everything that was read. */
const joined = (...hashes: readonly string[]): string => createHash("sha256").update(hashes.join()).digest("hex");
