import { modeWord, surenessWord } from "../report/words.js";
import type { Outlook } from "./outlook.js";

/** The verdict as it stands, in one line: mode, what else is possible, and the score with its bar. */
export function statusOf({ mode, possible, settled, score }: Outlook): string {
  const sureness = surenessWord({ mode, settled, possible: [...possible], proven: true, headline: "" });
  const weighed = score ? ` · score ${Math.round(score.selfHosted)} of 100, bar ${score.bar}` : "";
  return `${modeWord(mode)} (${sureness})${weighed}`;
}
