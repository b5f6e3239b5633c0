import { plainText } from "../../diagnostics/plain-text.js";
import type { RequestTable } from "../duckdb/table.js";
import { SourceError } from "../source-error.js";
import type { OpenedFile } from "./opened.js";

/** Keeps the requests of one model. @throws SourceError where no request is of that model */
export async function chooseModel(
  table: RequestTable,
  model: string,
  files: readonly { opened: Pick<OpenedFile, "source"> }[],
): Promise<void> {
  const known = await table.models();
  await table.keepModel(model);
  if (known.length === 0 || (await table.models()).length > 0) return;
  const most = 10;
  const told = known.slice(0, most).map(plainText).join(", ");
  const rest = known.length > most ? `, and ${known.length - most} others` : "";
  const sources = [...new Set(files.map(({ opened }) => opened.source))].map(plainText).join(", ");
  throw new SourceError(`no request in ${sources} is of the model ${model}: there are ${told}${rest}`);
}
