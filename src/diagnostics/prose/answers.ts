import { quoted, say, type Teller, word } from "./phrase.js";

/** Answers given beforehand in a file. */
export const answerProse = {
  "answer-unclear": (a) =>
    say(
      `The answer for ${quoted(word(a, "fact"))} cannot be taken.`,
      word(a, "because") !== "" && word(a, "because"),
      "say `unknown` where nobody knows",
    ),
} satisfies Readonly<Record<string, Teller>>;
