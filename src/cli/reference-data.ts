import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LifecycleTable } from "../assessment/reference-schema.js";
import type { ReferenceData } from "../verdict/data.js";
import { UsageError } from "./failure.js";
import { packageRoot } from "./paths.js";
import { reasonOf } from "./system-error.js";

const file = "model-lifecycle.json";

/**
 * Reads the dated reference data, from the package or from a folder of the user's with files of the same names.
 *
 * @throws UsageError where a file is missing or not of the expected shape
 */
export async function loadReferenceData(dir?: string): Promise<ReferenceData> {
  const path = join(dir ?? join(packageRoot, "data"), file);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${reasonOf(error)}`);
  }
  let content: LifecycleTable;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON: ${reasonOf(error)}`);
  }
  // the package's own table is checked when it is built
  if (dir === undefined) return fromTable(content);
  const { lifecycleSchema } = await import("../assessment/reference-schema.js");
  const parsed = lifecycleSchema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new UsageError(
      `${path}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? "does not have the expected shape"}`,
    );
  }
  return fromTable(parsed.data);
}

function fromTable(table: LifecycleTable): ReferenceData {
  return { shutdowns: table.shutdowns, asOf: { model_lifecycle_as_of: table.as_of } };
}
