import { createHash } from "node:crypto";
import type { AssessmentData } from "../../assess/context.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { EconomicsData } from "../../economics/data.js";
import type { Portfolio } from "../../workloads/workload.js";
import { tablesIn } from "../data-table.js";
import { InputError } from "../failure.js";
import type { LoadedPrices } from "../price-file.js";
import type { Source } from "../sources.js";
import { tell } from "../tell.js";

/** Which files an assessment is made from. */
export interface InputFlags {
  prices?: string;
  data?: string;
  quiet?: boolean;
}

/** Every file that is named, what stands in a folder of tables among them: no report may replace one. */
export const namedInputs = (files: readonly string[], { prices, data }: InputFlags): string[] => [
  ...files,
  ...(prices === undefined ? [] : [prices]),
  ...tablesIn(data),
];

/** Everything that an assessment needs beside the pack. */
export interface Inputs {
  portfolio: Portfolio;
  data: AssessmentData;
  /** Over everything that was read. */
  sha256: string;
  /** Paths of the benchmark results that the workloads name. */
  benchmarks: readonly string[];
  /** Warnings of names that nothing knows, so that what is said of them has no effect. */
  unmatched: readonly Diagnostic[];
}

/**
 * Reads workload files and what they name, and the dated data. Warnings are told on standard error.
 *
 * @throws InputError with every problem of the files, UsageError where a table cannot be read
 */
export async function readInputs(files: readonly string[], flags: InputFlags, asOf: string): Promise<Inputs> {
  const [
    { readSources },
    { readPortfolio },
    { loadReferenceData },
    { benchmarkPaths, withBenchmarks },
    { loadEconomics },
  ] = await Promise.all([
    import("../sources.js"),
    import("../../workloads/read.js"),
    import("../reference-data.js"),
    import("../benchmark-facts.js"),
    import("../economics-data.js"),
  ]);
  const data = await loadReferenceData(flags.data);
  const read = await readSources(files);
  const { portfolio: stated, diagnostics } = readPortfolio(read.sources);
  const loaded = flags.prices === undefined ? undefined : await ownPrices(flags.prices, asOf);
  const own = loaded && "overrides" in loaded ? loaded : undefined;
  const mistakes = loaded && "problems" in loaded ? loaded.problems : [];
  const problems = [...read.problems, ...diagnostics, ...mistakes];
  if (!stated) throw new InputError(problems);
  await tell(problems, flags);
  const { economics, asOf: dates } = await loadEconomics(stated, data.shutdowns, flags.data, own?.overrides);
  const { portfolio, warnings, benchmarks } = await withBenchmarks(stated, read.sources, economics.sizing);
  await tell(warnings, flags);
  const unmatched = await namesUnmatched(portfolio, economics, asOf, read.sources, own);
  await tell([...(own?.warnings ?? []), ...unmatched], flags);
  const hashes = [read.sha256, ...(own ? [own.sha256] : []), ...benchmarks.map(({ sha256 }) => sha256)];
  return {
    portfolio,
    data: { ...data, economics, asOf: { ...data.asOf, ...dates } },
    sha256: hashes.length > 1 ? joined(hashes) : read.sha256,
    benchmarks: benchmarkPaths(stated),
    unmatched,
  };
}

async function ownPrices(path: string, asOf: string) {
  const { loadPriceFile } = await import("../price-file.js");
  return await loadPriceFile(path, asOf);
}

/** Entries that price nothing, and names of workloads that no table has. */
async function namesUnmatched(
  portfolio: Portfolio,
  economics: EconomicsData,
  asOf: string,
  sources: readonly Source[],
  own: LoadedPrices | undefined,
): Promise<Diagnostic[]> {
  const [{ unusedPrices }, { unknownNames }, { withLines }] = await Promise.all([
    import("../unused-prices.js"),
    import("../unknown-names.js"),
    import("../source-lines.js"),
  ]);
  const { book } = economics;
  // without a book no workload names a model, and none is asked for
  const unused = own && book ? unusedPrices(own.places, book, portfolio) : [];
  const unknown = unknownNames(portfolio, economics, asOf, own);
  return withLines([...unused, ...unknown], own ? [...sources, own.source] : sources);
}

/** One hash over the hashes of everything that was read. */
const joined = (hashes: readonly string[]): string => createHash("sha256").update(hashes.join()).digest("hex");
