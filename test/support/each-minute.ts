import type { MinutesPart } from "../../src/evidence/parts.js";

/** Minutes as an object each, in the order of the parts. */
export const eachMinute = (parts: readonly MinutesPart[]) =>
  parts.flatMap(({ workload, minute, requests, tokens }) =>
    minute.map((at, i) => ({ workload, minute: at, requests: requests[i], tokens: tokens[i] })),
  );
