/** What the terminal can do, decided once: flags first, then the environment, then whether there is a terminal. */

/** Chalk's colour level for what is written to a stream; 0 where colour is refused or nobody would see it. */
export function colourLevel(refused: boolean, stream: { isTTY?: boolean } = process.stdout): 0 | 1 | 2 | 3 {
  const { NO_COLOR, FORCE_COLOR, TERM, COLORTERM } = process.env;
  if (refused || (NO_COLOR !== undefined && NO_COLOR !== "")) return 0;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return 1;
  if (!stream.isTTY || TERM === "dumb") return 0;
  if (COLORTERM === "truecolor" || COLORTERM === "24bit") return 3;
  return TERM?.includes("256color") ? 2 : 1;
}

/** Nobody reads lines longer than this. */
const widest = 400;

/** Columns to fill: the terminal's, else COLUMNS, else 80. */
export function terminalWidth(): number {
  const columns = process.stdout.columns ?? Number(process.env["COLUMNS"]);
  return Number.isInteger(columns) && columns >= 20 ? Math.min(columns, widest) : 80;
}
