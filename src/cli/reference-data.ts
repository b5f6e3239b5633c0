import type { ReferenceData } from "../verdict/data.js";
import { readTable } from "./data-table.js";

/**
 * Reads what every assessment needs: announced shutdowns of models, from the package or from a folder of the user's.
 *
 * @throws UsageError as `readTable`
 */
export async function loadReferenceData(dir?: string): Promise<ReferenceData> {
  const table = await readTable("model-lifecycle.json", dir);
  return { shutdowns: table.shutdowns, asOf: { model_lifecycle_as_of: table.as_of } };
}
