import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { reasonOf } from "../diagnostics/system-error.js";
import type { Pack } from "../rules/pack.js";
import { InputError, UsageError } from "./failure.js";

/** Packs on packs on packs: more levels than this is a mistake. */
const deepest = 8;

/**
 * Reads a pack file and the packs under it.
 *
 * @param loadBuiltIn gives a built-in pack by its id, or undefined where the reference is a path
 * @param files takes up the path of every file that is read
 * @throws InputError with every problem of a file, UsageError where a file cannot be read or packs extend in a circle
 */
export async function parsePackFile(
  path: string,
  loadBuiltIn: (ref: string) => Pack | undefined,
  files: string[] = [],
  above: readonly string[] = [],
): Promise<Pack> {
  if (above.includes(resolve(path))) throw new UsageError(`rule packs extend each other in a circle: ${path}`);
  if (above.length >= deepest)
    throw new UsageError(`rule packs extend each other more than ${deepest} deep at ${path}`);
  files.push(path);
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read the rule pack ${path}: ${reasonOf(error)}`);
  }
  const [{ parsePack }, { completePack }] = await Promise.all([
    import("../rules/parse.js"),
    import("../rules/extend.js"),
  ]);
  const { source, diagnostics } = parsePack(content, path);
  if (!source) throw new InputError(diagnostics);
  const base =
    source.extends === undefined
      ? undefined
      : (loadBuiltIn(source.extends) ??
        (await parsePackFile(resolve(dirname(path), source.extends), loadBuiltIn, files, [...above, resolve(path)])));
  const hash = createHash("sha256")
    .update(content)
    .update(base?.sha256 ?? "");
  const completed = completePack(source, base, hash.digest("hex"));
  if (!completed.pack) throw new InputError(completed.diagnostics);
  return completed.pack;
}
