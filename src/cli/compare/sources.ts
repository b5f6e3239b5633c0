import { Store } from "../../engines/duckdb/store.js";
import { expanded } from "../../engines/files/expanded.js";
import { UsageError } from "../failure.js";
import { inputFiles } from "../input-files.js";

/** Names of the files of one side, its patterns expanded. @throws SourceError where a pattern matches nothing */
export async function expandedSources(names: readonly string[]): Promise<readonly string[]> {
  // only a pattern needs the engine
  if (!names.some((name) => /[*?[]/.test(name))) return [...new Set(names)];
  const store = await Store.open();
  try {
    return await expanded(store, names);
  } finally {
    store.close();
  }
}

/** @throws UsageError where a file is on both sides, or standard input is asked for twice */
export function refuseSameSource(
  managed: readonly string[],
  selfHosted: readonly string[],
  evals: string | undefined,
): void {
  if ([...managed, ...selfHosted, evals].filter((name) => name === "-").length > 1) {
    throw new UsageError("standard input can be read once only: name - a single time");
  }
  const known = inputFiles(managed);
  const twice = selfHosted.find((name) => [...inputFiles([name])].some((file) => known.has(file)));
  if (twice === undefined) return;
  throw new UsageError(`${twice} is on both sides, which are then alike: name the log of each side`);
}
