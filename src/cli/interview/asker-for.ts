import { noPaint } from "../../report/sizing/paint.js";
import { painted } from "../size/painted.js";
import { colourLevel } from "../terminal.js";
import type { Asker } from "./asker.js";
import type { InterviewFlags } from "./flags.js";
import { linearAsker } from "./linear-asker.js";
import { screenAsker } from "./screen-asker.js";

/**
 * Who asks: a screen that is redrawn, or line by line where that is wanted or the terminal can do no more. Nobody where there
 * is no terminal to type at or to read on; standard output is left to the report.
 */
export function askerFor({ linear, color }: Pick<InterviewFlags, "linear" | "color">): Asker | undefined {
  const { stdin, stderr, env } = process;
  if (!stdin.isTTY || !stderr.isTTY) return undefined;
  if (linear || isSet(env["ACCESSIBLE"]) || env["TERM"] === "dumb") return linearAsker(stdin, stderr);
  return screenAsker(stdin, stderr, colourLevel(!color, stderr) === 0 ? noPaint : painted);
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "" && value !== "0";
