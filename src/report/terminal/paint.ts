import type { ChalkInstance } from "chalk";
import type { Verdict } from "../../assessment/schema.js";

/** Colour of a mode. It repeats what the word says and never stands for it. */
export function paintMode(mode: Verdict["mode"], chalk: ChalkInstance): (text: string) => string {
  switch (mode) {
    case "managed":
      return chalk.cyan;
    case "self_hosted":
      return chalk.green;
    case "hybrid":
      return chalk.magenta;
    case "blocked":
      return chalk.red;
  }
}
