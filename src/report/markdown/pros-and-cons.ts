import type { WorkloadAssessment } from "../../assessment/schema.js";
import { blocks, bullets } from "./blocks.js";
import { inline } from "./escape.js";
import { lowerFirst } from "./words.js";

/** Section 11. `heading` is of the options within. */
export function prosAndCons({ options }: WorkloadAssessment, heading: string): string {
  return blocks(
    ...options.flatMap(({ title, pros, cons }) => [
      `${heading} ${inline(title)}`,
      bullets([
        ...pros.map((text) => `Good, because ${inline(lowerFirst(text))}`),
        ...cons.map((text) => `Bad, because ${inline(lowerFirst(text))}`),
      ]),
    ]),
  );
}
