import { isDatabaseUrl, refuseAddresses } from "../../engines/database-address.js";
import { Store } from "../../engines/duckdb/store.js";
import { expanded } from "../../engines/files/expanded.js";
import { UsageError } from "../failure.js";
import { inputFiles } from "../input-files.js";
import type { CompareFlags } from "./flags.js";

/**
 * Names of the files of one side, its patterns expanded, and addresses of live tables as they are.
 *
 * @throws SourceError where a pattern matches nothing, DatabaseError where an address is of no server that can be read
 */
export async function expandedSources(all: readonly string[]): Promise<readonly string[]> {
  const files = all.filter((name) => !isDatabaseUrl(name));
  refuseAddresses(files);
  return [...new Set([...(await expandedFiles(files)), ...all.filter(isDatabaseUrl)])];
}

async function expandedFiles(names: readonly string[]): Promise<readonly string[]> {
  // only a pattern needs the engine
  if (!names.some((name) => /[*?[]/.test(name))) return names;
  const store = await Store.open();
  try {
    return await expanded(store, names);
  } finally {
    store.close();
  }
}

/** @throws UsageError where both sides are the same, or standard input is asked for twice */
export function refuseSameSource(
  managed: readonly string[],
  selfHosted: readonly string[],
  { evals, managedModel, selfHostedModel }: Pick<CompareFlags, "evals" | "managedModel" | "selfHostedModel">,
): void {
  if ([...managed, ...selfHosted, evals].filter((name) => name === "-").length > 1) {
    throw new UsageError("standard input can be read once only: name - a single time");
  }
  if (managed.some((name) => isDatabaseUrl(name) && selfHosted.includes(name))) {
    throw new UsageError("the same live table is on both sides, which are then alike: name the log of each side");
  }
  const known = inputFiles(managed);
  const twice = selfHosted.find((name) => [...inputFiles([name])].some((file) => known.has(file)));
  if (twice === undefined) return;
  if (managedModel === undefined || selfHostedModel === undefined) {
    throw new UsageError(
      `${twice} is on both sides, which are then alike: name the log of each side, or the model of each in it with --managed-model and --self-hosted-model`,
    );
  }
  if (managedModel === selfHostedModel) {
    throw new UsageError(
      `--managed-model and --self-hosted-model both name ${managedModel}, so that the sides are alike`,
    );
  }
}
