import { bytesPerWeight } from "../sizing/precision.js";
import { publishedPrecision } from "../sizing/published.js";
import type { Replica } from "./replica.js";

/** Weights on disk, once for each of two zones or versions: what a rollback needs. Undefined where no model is named. */
export const storedGigabytes = ({ model, precision }: Replica): number | undefined =>
  model && 2 * model.paramsB * bytesPerWeight[precision ?? publishedPrecision(model)];

/** UTF-8 text of about four bytes a token, as English has. */
const bytesPerToken = 4;

/** What leaves a month, in gigabytes. */
export const answeredGigabytes = ({
  requests = 0,
  outputTokens = 0,
}: {
  requests?: number | undefined;
  outputTokens?: number | undefined;
}): number => (requests * outputTokens * bytesPerToken) / 1e9;
