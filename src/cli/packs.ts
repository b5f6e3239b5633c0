import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pack } from "../rules/pack.js";
import { UsageError } from "./failure.js";
import { packageRoot } from "./paths.js";

/** Packs that come with the program, the default first. */
export const builtInPacks = ["default", "guide-runtime", "guide-deployment"] as const;

function isBuiltIn(ref: string): boolean {
  return builtInPacks.some((id) => id === ref);
}

const compiledPath = (id: string): string => join(packageRoot, "dist", "packs", `${id}.json`);

/** A pack that was parsed and checked at build time; the build is the only writer of these files. */
function readCompiled(id: string): Pack {
  const pack: Pack = JSON.parse(readFileSync(compiledPath(id), "utf8"));
  return pack;
}

/**
 * Loads a pack by the id of a built-in one or by the path of a file, which may extend another.
 *
 * @param files takes up the path of every file that is read, packs under the pack among them
 * @throws InputError with every problem of the pack, UsageError where there is no such pack
 */
export async function loadPack(ref: string, files: string[] = []): Promise<Pack> {
  if (isBuiltIn(ref)) return readCompiled(ref);
  if (!existsSync(ref)) {
    throw new UsageError(`there is no rule pack ${ref}: give a path, or one of ${builtInPacks.join(", ")}`);
  }
  const { parsePackFile } = await import("./pack-files.js");
  return parsePackFile(ref, (inner) => (isBuiltIn(inner) ? readCompiled(inner) : undefined), files);
}
