import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PriceEntry, PriceOverrides } from "../pricing/price-entry.js";
import type { EntryPlace } from "../pricing/price-file-entry.js";
import { alone, readSources, type Source } from "./sources.js";

/** Prices of the user's own, with warnings about them. */
export interface LoadedPrices {
  overrides: PriceOverrides;
  places: ReadonlyMap<PriceEntry, EntryPlace>;
  source: Source;
  warnings: readonly Diagnostic[];
  /** Over the file's name and bytes. */
  sha256: string;
}

/**
 * Reads a file of contract and organisation prices; `-` is standard input, and the only pipe beside those of a shell.
 *
 * @param on ISO date as of which entries that are not in force are warned of
 * @returns the prices, or every problem of the file where one is an error
 */
export async function loadPriceFile(path: string, on: string): Promise<LoadedPrices | { problems: Diagnostic[] }> {
  const { sources, problems, sha256 } = await readSources([path], "held");
  const [source] = sources;
  if (source === undefined || problems.length > 0) {
    return { problems: alone(problems, "price-file-too-large") };
  }
  const { readPriceFile } = await import("../pricing/price-file.js");
  const { overrides, diagnostics, places } = readPriceFile(source, on);
  if (overrides === undefined) return { problems: diagnostics };
  return { overrides, places, source, warnings: diagnostics, sha256 };
}
