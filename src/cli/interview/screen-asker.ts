import type { WriteStream } from "node:tty";
import { AbortPromptError, ExitPromptError } from "@inquirer/core";
import type { Paint } from "../../report/sizing/paint.js";
import { wrap } from "../../text/wrap.js";
import { undoOnSignal } from "../signals.js";
import { type Asker, Interrupted } from "./asker.js";
import { choosePrompt } from "./choose-prompt.js";
import { widthIn } from "./frame.js";
import { sizeOf } from "./use-terminal.js";
import { wordsPrompt } from "./words-prompt.js";

/** Terminals mark pasted text once they are asked to, so that its line breaks are no answers. */
const markPastes = "\x1b[?2004h";
const unmarkPastes = "\x1b[?2004l";

/** Asks on a screen: what is asked is drawn anew with every key, what was answered stays above it. */
export function screenAsker(input: NodeJS.ReadableStream, output: WriteStream, paint: Paint): Asker {
  output.write(markPastes);
  let isOpen = true;
  const restore = (): void => {
    if (isOpen) output.write(unmarkPastes);
    isOpen = false;
  };
  // whatever ends the program, the terminal is left as it was
  process.on("exit", restore);
  const release = undoOnSignal(restore);
  const close = (): void => {
    restore();
    release();
    process.off("exit", restore);
  };
  return {
    async ask(card) {
      const prompt = card.input.kind === "words" ? wordsPrompt : choosePrompt;
      try {
        return await prompt({ card, paint, output }, { input, output, clearPromptOnDone: true });
      } catch (error) {
        if (error instanceof ExitPromptError || error instanceof AbortPromptError) throw new Interrupted();
        throw error;
      }
    },
    say(text) {
      const width = widthIn(sizeOf(output));
      const lines = text.split("\n").flatMap((line) => wrap(line, width));
      output.write(`${lines.join("\n")}\n`);
    },
    close,
  };
}
