import { emitKeypressEvents } from "node:readline";

/** A program for trying a terminal with: tells every key that it gets, the size, and whether it wants pastes bracketed. */
const out = process.stdout;
const tell = (line) => out.write(`${line}\n`);

emitKeypressEvents(process.stdin);
process.stdin.setRawMode(true);
out.on("resize", () => tell(`size ${out.columns}x${out.rows}`));
process.stdin.on("keypress", (text, key) => {
  tell(`key ${key.ctrl ? "ctrl-" : ""}${key.shift ? "shift-" : ""}${key.name ?? text}`);
  if (text === "+") out.write("\x1b[?2004hpastes are bracketed\n");
  if (text === "?") out.write("\x1b[6n");
  if (text === "=") tell("=".repeat(out.columns + 3));
  if (text === "#") for (let line = 1; line <= 50; line++) tell(`line ${line}`);
  if (key.ctrl && key.name === "c") process.exit(3);
});
tell(`size ${out.columns}x${out.rows}`);
tell("ready");
