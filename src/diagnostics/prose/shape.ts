import { suggest } from "../suggest.js";
import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

/** Problems with the outline of a workload file: keys, maps, lists, names. */
export const shapeProse = {
  "unknown-key": (a) => {
    const key = word(a, "key");
    const sentence =
      key === "" ? "A key is missing before this colon." : `${quoted(key)} is not a key of ${word(a, "where")}.`;
    const homes = words(a, "belongs_to");
    if (homes.length > 0) return say(sentence, `this key belongs to ${homes.join(" or ")}`);
    const near = suggest(key, words(a, "keys"));
    if (near !== undefined) return say(sentence, `did you mean ${quoted(near)}?`);
    const far = suggest(key, words(a, "elsewhere"));
    return say(sentence, far !== undefined && `did you mean ${quoted(far)}?`, `keys here: ${listed(words(a, "keys"))}`);
  },
  "key-not-text": (a) =>
    say(`A key of ${word(a, "where")} has to be a plain word.`, `keys here: ${listed(words(a, "keys"))}`),
  "duplicate-key": (a) =>
    say(
      `${quoted(word(a, "key"))} is stated twice; the first stands on line ${word(a, "first_line")}.`,
      "keep one of the two",
    ),
  "expected-map": (a) =>
    say(
      `${word(a, "what")} has to be a map, not ${word(a, "found")}.`,
      word(a, "meant") !== "" && `did you mean ${quoted(word(a, "meant"))}?`,
      `expected keys: ${listed(words(a, "keys"))}`,
    ),
  "expected-list": (a) =>
    say(`${word(a, "what")} has to be a list, not ${word(a, "found")}.`, `expected: ${word(a, "example")}`),
  "no-workloads": () =>
    say("The file holds no workloads.", "expected: a list under `workloads:`, each item with a `name`"),
  "unsupported-version": (a) =>
    say(
      `This program reads version ${word(a, "supported")} of the workload file, not ${quoted(word(a, "found"))}.`,
      `write \`version: ${word(a, "supported")}\``,
    ),
  "name-missing": (a) => say(`A ${word(a, "what")} needs a name.`, "add `name: some-name`"),
  "duplicate-workload": (a) =>
    say(
      `There are two workloads named ${quoted(word(a, "name"))}; the first stands at ${word(a, "first")}.`,
      "rename one of the two",
    ),
  "duplicate-slice": (a) =>
    say(
      `There are two slices named ${quoted(word(a, "name"))}; the first stands on line ${word(a, "first_line")}.`,
      "rename one of the two",
    ),
} satisfies Record<string, Teller>;
