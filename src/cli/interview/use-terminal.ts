import type { WriteStream } from "node:tty";
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
    rl.on("close", ended);
    rl.on("error", hungUp);
    return () => rl.removeListener("close", ended);
  }, []);
}

/** Every answer is saved already. To go on would be to draw on a terminal that is not there. */
function hungUp(): void {
  process.removeAllListeners("SIGHUP");
  process.kill(process.pid, "SIGHUP");
}

const sizeOf = ({ columns, rows }: WriteStream): Size => ({ columns: columns || 80, rows: rows || 24 });

/** Whether a key belongs to text that is pasted, in terminals that mark it. */
export function usePasting(): (key: KeypressEvent) => boolean {
  const pasting = useRef(false);
  return ({ name }) => {
    if (name === "paste-start") pasting.current = true;
    const within = pasting.current;
    if (name === "paste-end") pasting.current = false;
    return within;
  };
}
