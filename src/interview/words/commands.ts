import type { Said } from "./answer.js";

/** No command is longer. */
const longest = 40;

const words: Readonly<Record<"back" | "skip" | "help" | "stop" | "unknown", readonly string[]>> = {
  // no single letters: `b` may be the beginning of a value
  back: ["back", "go back", "<", "previous", "prev"],
  skip: ["", "skip", "skip it", "later", "not now"],
  help: ["help", "?", "??", "/help", "h?"],
  stop: ["stop", "quit", "exit"],
  unknown: [
    ...["don't know", "dont know", "i don't know", "i dont know", "do not know", "i do not know", "don't know yet"],
    ...[
      "dk",
      "idk",
      "dunno",
      "i dunno",
      "unknown",
      "not known",
      "no idea",
      "no clue",
      "not sure",
      "i'm not sure",
      "i am not sure",
    ],
    ...["not sure yet", "unsure", "n/a", "n.a", "not applicable", "tbd", "can't say", "cannot say", "can't tell"],
  ],
};

const meanings: ReadonlyMap<string, Said> = new Map([
  ...(["back", "skip", "help", "stop"] as const).flatMap((command) =>
    words[command].map((word): [string, Said] => [word, { kind: "command", command }]),
  ),
  ...words.unknown.map((word): [string, Said] => [word, { kind: "unknown" }]),
]);

/** What an answer means that is no value of any fact; undefined where it may be one. The text has no white space around it. */
export function commandIn(text: string): Said | undefined {
  if (text.length > longest) return undefined;
  const word = text
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/\s+/g, " ")
    .replace(/(?<=.)[.!]+$/, "");
  return meanings.get(word);
}
