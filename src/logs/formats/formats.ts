import { azureApim } from "./azure-apim.js";
import type { RowFormat } from "./format.js";
import { helicone } from "./helicone.js";
import { langfuse, langfuseTable } from "./langfuse.js";
import { litellmPayload, litellmSpend } from "./litellm.js";
import { openrouter } from "./openrouter.js";
import { otlp } from "./otlp.js";
import { requests } from "./requests.js";

/** Logs with one row a request. */
export const rowFormats: readonly RowFormat[] = [
  litellmSpend,
  litellmPayload,
  otlp,
  langfuse,
  langfuseTable,
  helicone,
  openrouter,
  azureApim,
  requests,
];

/** The formats that know themselves in these columns (top-level keys), the most demanding first. */
export const formatsWith = (columns: ReadonlySet<string>): readonly RowFormat[] =>
  rowFormats
    .filter(({ knownBy }) => knownBy.every((name) => columns.has(name)))
    .toSorted((a, b) => b.knownBy.length - a.knownBy.length);
