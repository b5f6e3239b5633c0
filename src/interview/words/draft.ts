import type { Figure, Heard } from "./heard.js";
import type { Part } from "./part.js";

/** What only matters while the parts are put together. */
export interface Draft extends Heard {
  sign: number;
  divide: boolean;
  between: boolean;
  before?: Part["kind"];
}

/** Ends a number: what follows can no longer change it. */
export function close(figure: Figure | undefined): void {
  if (figure) figure.open = false;
}
