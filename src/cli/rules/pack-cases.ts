import { existsSync, readFileSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { reasonOf } from "../../diagnostics/system-error.js";
import type { Pack } from "../../rules/pack.js";
import { type PackCase, readCases } from "../../rules/testing/cases.js";
import { InputError, UsageError } from "../failure.js";
import { builtInPacks } from "../packs.js";
import { packageRoot } from "../paths.js";

/** The file of cases beside a pack; built-in packs name their file from the package's own folder. */
function fileOf(pack: Pack): { path: string; name: string } {
  const name = pack.file.replace(/\.ya?ml$/, "").concat(".test.yaml");
  const builtIn = builtInPacks.some((id) => pack.file === `rules/${id}.yaml` && pack.id === id);
  return { path: builtIn && !isAbsolute(name) ? join(packageRoot, name) : resolve(name), name };
}

export function hasCases(pack: Pack): boolean {
  return existsSync(fileOf(pack).path);
}

/**
 * Reads the cases that stand beside a pack as NAME.test.yaml.
 *
 * @throws UsageError where there is no such file, InputError with every problem in it
 */
export function casesOf(pack: Pack): PackCase[] {
  const { path, name } = fileOf(pack);
  if (!existsSync(path)) throw new UsageError(`the pack ${pack.id} has no cases: write them to ${name}`);
  let content: string;
  try {
    content = readFileSync(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
  const { cases, diagnostics } = readCases(content, name, basename(pack.file));
  if (diagnostics.length > 0) throw new InputError(diagnostics);
  return cases;
}
