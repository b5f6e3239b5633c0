import { listed, quoted, say, type Teller, whole, word, words } from "./phrase.js";

/** Problems with maps of a log's columns. */
export const columnMapProse = {
  "map-file-empty": () => say("The column map is empty.", "docs/column-maps.md shows one to start from"),
  "map-file-control": (a) =>
    say(
      `The text holds the control character ${word(a, "character")}, which no column map may contain.`,
      word(a, "character") === "U+0000" ? "the file may be binary or UTF-16; save it as UTF-8 text" : "delete it",
    ),
  "map-file-documents": () =>
    say("A second document starts here; a column map holds one.", "remove the `---`, or put the rest in its own file"),
  "map-file-deep": () => say("Values are nested too deeply to be read.", "a column map is at most four levels deep"),
  "map-file-too-many-values": (a) =>
    say(
      `The file holds more than ${whole(a, "limit")} values${word(a, "aliases") === "" ? "" : " with its aliases written out"}.`,
      "a column map names columns; the log itself is named beside it",
    ),
  "map-key-unknown": (a) => {
    const key = word(a, "key");
    const where = word(a, "where").replace(/^A /, "a ");
    const sentence = key === "" ? "A key is missing before this colon." : `${quoted(key)} is not a key of ${where}.`;
    const homes = words(a, "belongs_to");
    if (homes.length > 0) return say(sentence, `this key belongs to ${homes.join(" or ")}`);
    if (word(a, "meant") !== "") return say(sentence, `did you mean ${quoted(word(a, "meant"))}?`);
    return say(sentence, `keys here: ${listed(words(a, "keys"))}`);
  },
  "map-key-empty": (a) => say(`${quoted(word(a, "key"))} has no value.`, "write one, or leave the key out"),
  "map-key-missing": (a) =>
    say(`Here is no ${quoted(word(a, "key"))}, which ${word(a, "of")} has to have.`, `add \`${word(a, "key")}:\``),
  "map-column-missing": (a) =>
    say(
      `${quoted(word(a, "key"))} does not say where it is read from.`,
      `add ${words(a, "keys")
        .map((key) => `\`${key}:\``)
        .join(" or ")}`,
    ),
  "map-two-sources": (a) =>
    say(`${quoted(word(a, "key"))} is read from one place, not from two.`, `keep one of: ${listed(words(a, "keys"))}`),
  "map-item-empty": (a) => say(`An item of ${quoted(word(a, "key"))} is empty.`, "write something there, or delete it"),
  "map-not-a-word": (a) =>
    say(
      `${quoted(word(a, "key"))} lists values of a column, and ${word(a, "found")} is none.`,
      "expected: words or numbers, as in `[200, success]`",
    ),
  "map-list-long": (a) =>
    say(
      `${quoted(word(a, "key"))} has ${whole(a, "items")} items; at most ${whole(a, "limit")} are read.`,
      "keep those that the log has",
    ),
  "map-path-deep": (a) =>
    say(
      `${quoted(word(a, "name"))} has too many dots to be a path.`,
      `a path has at most ${whole(a, "limit")} of them`,
    ),
  "map-columns-alike": (a) =>
    say(
      `The names ${quoted(word(a, "other"))} and ${quoted(word(a, "column"))} differ in nothing but capital letters, so they cannot be read together.`,
      "name one of the two",
    ),
  "map-status-twice": (a) =>
    say(`${quoted(word(a, "word"))} means both ok and rate limited.`, "keep it in one of the two lists"),
  "map-key-taken": (a) =>
    say(
      `Requests can be counted by ${quoted(word(a, "key"))} already.`,
      `state it under \`columns\`, or give this key another name`,
    ),
  "map-key-name": (a) =>
    say(
      `${quoted(word(a, "key"))} is no name for a key to count by.`,
      "expected: a letter, then letters, digits, `_`, `-` and `.`",
    ),
  "map-no-workload": () =>
    say(
      "No column tells the workload, so all requests are counted to one.",
      "add `workload:` with a column, or with a name for all rows as in `workload: { value: support-bot }`",
    ),
} satisfies Record<string, Teller>;
