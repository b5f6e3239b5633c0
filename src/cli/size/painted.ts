import { styleText } from "node:util";
import type { Paint } from "../../report/sizing/paint.js";

// whether there is a terminal that shows colours was asked before
const always = { validateStream: false };

/** Colours for a terminal. They repeat what the words say. */
export const painted: Paint = {
  title: (text) => styleText("bold", text, always),
  good: (text) => styleText("green", text, always),
  bad: (text) => styleText("red", text, always),
  faint: (text) => styleText("dim", text, always),
};
