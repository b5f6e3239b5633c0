import type { WriteStream } from "node:tty";
import { stripVTControlCharacters } from "node:util";
import { type KeypressEvent, useEffect, useRef, useState } from "@inquirer/core";
import type { Reply } from "../../interview/card.js";
import type { Size } from "./frame.js";

/** The size of the terminal, kept up to date: the prompt is drawn anew on a clear screen where the width changes. */
export function useSize(output: WriteStream): Size {
  const [size, setSize] = useState<Size>(sizeOf(output));
  useEffect(() => {
    const resized = (): void => {
      const now = sizeOf(output);
      // lines that the terminal has broken anew cannot be found again to be overwritten
      output.write("\x1b[2J\x1b[H");
      setSize(now);
    };
    output.on("resize", resized);
    return () => output.off("resize", resized);
  }, []);
  return size;
}

/** The end of input (Ctrl-D) stops the interview; a terminal that is gone ends the program, as it would any other. */
export function useEnd(done: (reply: Reply) => void): void {
  useEffect((rl) => {
    const ended = (): void => done({ kind: "stop" });
    // back from the background, input stays paused unless somebody asks for it
    const back = (): void => rl.resume();
    rl.on("close", ended);
    rl.on("error", hungUp);
    rl.on("SIGCONT", back);
    return () => rl.removeListener("close", ended);
  }, []);
}

/** Every answer is saved already. To go on would be to draw on a terminal that is not there. */
function hungUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

export const sizeOf = ({ columns, rows }: WriteStream): Size => ({ columns: columns || 80, rows: rows || 24 });

/**
 * Text that is pasted, in terminals that mark it: undefined for a key that is typed, "" while a paste goes on, and the paste at its
 * end, in one line. Drawing each of its characters would take minutes for a long one.
 *
 * @param longest characters that are kept
 */
export function usePaste(longest: number): (key: KeypressEvent) => string | undefined {
  const pasted = useRef<string | undefined>(undefined);
  return (key) => {
    if (key.name === "paste-start") pasted.current = "";
    if (pasted.current === undefined) return undefined;
    if (key.name === "paste-end") {
      const whole = stripVTControlCharacters(pasted.current).replace(/\s+/g, " ");
      pasted.current = undefined;
      return whole;
    }
    const sequence = sequenceOf(key);
    if (key.name !== "paste-start" && typeof sequence === "string" && pasted.current.length < longest)
      pasted.current += sequence;
    return "";
  };
}

/** The characters that a key has sent. */
export const sequenceOf = (key: object): unknown => ("sequence" in key ? key.sequence : undefined);
