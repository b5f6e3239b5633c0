import { guess, type Note } from "./answer.js";
import { close, type Draft } from "./draft.js";
import type { Figure } from "./heard.js";
import type { Part } from "./part.js";

const about: Note = { text: "taken as the number itself", sure: true };
const bound = guess("a bound, taken as the number itself");
const doubt = guess("taken as meant, with its question mark");

/** Small words and marks, whose meaning hangs on what stands around them. */
export function join(draft: Draft, part: Part, figure: Figure | undefined, next: Part | undefined): void {
  const beforeNumber =
    next?.kind === "number" || next?.kind === "about" || (next?.kind === "noun" && next.text === "$");
  switch (part.kind) {
    case "about":
    case "bound":
    case "doubt":
      draft.notes.push(part.kind === "about" ? about : part.kind === "bound" ? bound : doubt);
      return;
    case "article":
      draft.article ||= next?.kind === "noun";
      return;
    case "between":
      draft.between = true;
      return;
    case "range":
    case "and":
      if (figure && (part.kind === "range" || draft.between)) {
        draft.range = true;
        close(figure);
      }
      return;
    case "dash":
      if (!beforeNumber) return;
      if (figure && draft.before !== "range") {
        draft.range = true;
        close(figure);
      } else draft.sign = -1;
      return;
    case "plus":
      if (figure && next?.kind !== "number") draft.notes.push(bound);
      else if (figure) draft.trouble ??= part;
      return;
    case "over":
      if (figure?.open && next?.kind === "number") draft.divide = true;
      else draft.trouble ??= part;
  }
}
