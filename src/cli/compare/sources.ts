import { Store } from "../../engines/duckdb/store.js";
import { refuseAddress } from "../../engines/files/address.js";
import { expanded } from "../../engines/files/expanded.js";
import { UsageError } from "../failure.js";
import { inputFiles } from "../input-files.js";
import type { CompareFlags } from "./flags.js";

/** Names of the files of one side, its patterns expanded. @throws SourceError where a pattern matches nothing, or one is no file */
export async function expandedSources(names: readonly string[]): Promise<readonly string[]> {
  for (const name of names) refuseAddress(name);
  // only a pattern needs the engine
  if (!names.some((name) => /[*?[]/.test(name))) return [...new Set(names)];
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
