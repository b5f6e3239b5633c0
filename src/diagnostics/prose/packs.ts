import type { Args } from "../diagnostic.js";
import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

const meant = (near: string) => near !== "" && `did you mean ${quoted(near)}?`;

const whatOf = (a: Args): string => {
  if (word(a, "key") === "") return "The file";
  return word(a, "item") === "" ? quoted(word(a, "key")) : `An item of ${quoted(word(a, "key"))}`;
};

/** Problems with the text of rule packs and of their cases. */
export const packProse = {
  "pack-syntax": (a) => say("The pack is not valid YAML.", word(a, "detail")),
  "pack-shape": (a) => say(`${quoted(word(a, "key"))} is not written as it has to be.`, word(a, "detail")),
  "pack-key-missing": (a) =>
    say(`${word(a, "of") === "" ? "This" : quoted(word(a, "of"))} has no ${quoted(word(a, "key"))}.`),
  "pack-wrong-type": (a) =>
    say(
      `${whatOf(a)} has to be ${word(a, "expected")}, not ${word(a, "found")}.`,
      word(a, "expected") === "text" &&
        !["nothing", "a list", "a map"].includes(word(a, "found")) &&
        "put it in quotes",
    ),
  "pack-unknown-value": (a) =>
    say(
      `${quoted(word(a, "found"))} is not a value of ${quoted(word(a, "key"))}.`,
      meant(word(a, "near")),
      `expected: ${listed(words(a, "choices"))}`,
    ),
  "pack-out-of-range": (a) =>
    say(
      `${quoted(word(a, "found"))} is out of range for ${quoted(word(a, "key"))}.`,
      `expected: ${word(a, "expected")}`,
    ),
  "pack-empty": (a) => say(`${quoted(word(a, "key"))} is empty.`, "write something there, or leave the key out"),
  "pack-unknown-key": (a) =>
    say(
      `${quoted(word(a, "key"))} is not a key here.`,
      meant(word(a, "near")) || `keys here: ${listed(words(a, "keys"))}`,
    ),
  "pack-key-not-text": () => say("A key has to be a plain word, not a list, a map or nothing."),
  "pack-duplicate-id": (a) =>
    say(`There is ${quoted(word(a, "id"))} already, on line ${word(a, "line")}.`, "give each an id of its own"),
  "pack-unknown-rule": (a) => say(`There is no rule ${quoted(word(a, "id"))} to change.`, meant(word(a, "near"))),
  "pack-rule-exists": (a) =>
    say(
      `The pack ${quoted(word(a, "pack"))} has a rule ${quoted(word(a, "id"))} already.`,
      "put it under `replace` to replace that rule, or give it another id",
    ),
  "pack-extends-missing": (a) =>
    say(
      `${quoted(word(a, "key"))} changes rules of another pack, but this pack extends none.`,
      "add `extends: default`",
    ),
  "pack-bad-reference": (a) =>
    say(
      `${quoted(word(a, "rule"))} names ${quoted(word(a, "id"))}, which is no ${word(a, "kind")} of this pack.`,
      meant(word(a, "near")),
    ),
  "pack-entry-exists": (a) =>
    say(
      `The pack ${quoted(word(a, "pack"))} has a ${word(a, "what")} ${quoted(word(a, "id"))} already.`,
      "give it another id; it stands beside the one below",
    ),
  "pack-replaced-and-off": (a) =>
    say(`${quoted(word(a, "id"))} is replaced and switched off at once.`, "keep one of the two"),
  "pack-still-named": (a) =>
    say(
      `${quoted(word(a, "id"))} cannot go or change its kind: the pack below names it in ${listed(words(a, "by"))}.`,
      "replace or switch off what names it as well",
    ),
  "pack-weight-of-other": (a) =>
    say(`${quoted(word(a, "id"))} is a ${word(a, "kind")} and has no weight.`, "only signals are weighed"),
  "pack-other-policy": (a) =>
    say(
      `${quoted(word(a, "pack"))} has hit policy ${quoted(word(a, "expected"))}, so a pack on top of it cannot have ${quoted(word(a, "policy"))}.`,
      "leave `hit_policy` out",
    ),
  "pack-key-idle": (a) =>
    say(
      `${quoted(word(a, "key"))} does nothing under hit policy ${quoted(word(a, "policy"))}.`,
      word(a, "key") === "bar"
        ? "an ordered table has no balance to reach a bar"
        : "`otherwise` belongs to `hit_policy: first`",
    ),
  "pack-kind-unfit": (a) =>
    say(
      `${quoted(word(a, "id"))} is a ${word(a, "kind")}, which does not go with hit policy ${quoted(word(a, "policy"))}.`,
      word(a, "policy") === "first"
        ? "a pack with hit policy first has rows, warnings and risks"
        : "rows go with `hit_policy: first`",
    ),
  "pack-too-fine": (a) =>
    say(
      `The rules cut ${quoted(word(a, "fact"))} into ${word(a, "cells")} pieces; ${word(a, "limit")} are the most that can be judged.`,
      "let rules share thresholds, or words",
    ),
  "unknown-fact": (a) =>
    say(
      `${quoted(word(a, "fact"))} is not a fact.`,
      meant(word(a, "near")),
      "`llm-decide rules docs facts` lists them all",
    ),
  "condition-not-a-map": () => say("A condition is a map of facts to tests.", "as in `{ privacy.level: strict }`"),
  "condition-too-deep": () => say("The aliases of this condition nest too deeply.", "write it out, or in fewer steps"),
  "condition-empty": () => say("A condition without a test would always hold.", "name at least one fact"),
  "condition-list-empty": (a) =>
    say(`${quoted(word(a, "op"))} needs a list of conditions.`, "as in `any: [{ serving: batch }, { scope: narrow }]`"),
  "test-missing": (a) => say(`${quoted(word(a, "fact"))} has no test.`, "write a value, a list, or a comparison"),
  "test-does-not-fit": (a) =>
    say(`This is no test for ${quoted(word(a, "fact"))}.`, `expected: ${word(a, "expected")}`),
  "test-wrong-unit": (a) =>
    say(
      `${quoted(word(a, "found"))} is not in a unit of ${quoted(word(a, "fact"))}.`,
      `expected: ${word(a, "expected")}`,
    ),
  "test-out-of-range": (a) =>
    say(`${quoted(word(a, "found"))} is out of range for ${quoted(word(a, "fact"))}.`, `expected: ${word(a, "range")}`),
  "test-not-whole": (a) =>
    say(
      `${quoted(word(a, "fact"))} counts ${word(a, "unit")}, so ${quoted(word(a, "found"))} has to name a whole number.`,
    ),
  "test-unknown-word": (a) =>
    say(
      `${quoted(word(a, "found"))} is not a value of ${quoted(word(a, "fact"))}.`,
      meant(word(a, "near")),
      `expected: ${listed(words(a, "choices"))}`,
    ),
  "cases-of-other-pack": (a) =>
    say(
      `These cases are of ${quoted(word(a, "pack"))}.`,
      `expected: \`pack: ${word(a, "expected")}\`, the file that they stand beside`,
    ),
} satisfies Record<string, Teller>;
