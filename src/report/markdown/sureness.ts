import type { Verdict } from "../../assessment/schema.js";
import { modeWord } from "../words.js";
import { orList } from "./words.js";

/** Whether the verdict is settled, and otherwise what else it could become, as a phrase. */
export function sureness({ settled, possible, proven, mode }: Verdict): string {
  if (settled) return "settled: nothing still unknown could change it";
  const others = possible.filter((other) => other !== mode).map(modeWord);
  const open =
    others.length > 0 ? `what is unknown could still make it ${orList(others)}` : "what is unknown leaves it open";
  return proven
    ? `not settled: ${open}`
    : `not settled: ${open} (the search ended at its budget, so this may name one mode too many)`;
}
