import { formatQuantity } from "../facts/quantity.js";
import { findSpec } from "../facts/registry/registry.js";

/** The fact that a load test measures. */
export const throughputFact = "candidate.tokens_per_second_per_gpu";

const type = findSpec(throughputFact)?.type;
if (type?.kind !== "quantity") throw new Error(`${throughputFact} is no quantity`);
const { min, max, unit } = type;

/** Whether a figure could be stated as the fact: what is measured is held to the same range. */
export const isThroughput = (tokensPerSecond: number): boolean => tokensPerSecond >= min && tokensPerSecond <= max;

/** The range in words. */
export const throughputRange = `${formatQuantity(min, unit)} to ${formatQuantity(max, unit)}`;
