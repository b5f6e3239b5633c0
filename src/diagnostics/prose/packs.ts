import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

const meant = (near: string) => near !== "" && `did you mean ${quoted(near)}?`;

/** Problems of rule packs, and findings on packs that read well. */
export const packProse = {
  "pack-syntax": (a) => say("The pack is not valid YAML.", word(a, "detail")),
  "pack-shape": (a) =>
    say(
      `${word(a, "at") === "" ? "The pack" : quoted(word(a, "at"))} does not have the expected shape.`,
      word(a, "detail"),
    ),
  "pack-unknown-key": (a) => say(`${quoted(word(a, "key"))} is not a key here.`, meant(word(a, "near"))),
  "pack-duplicate-id": (a) =>
    say(
      `There is a rule ${quoted(word(a, "id"))} already, on line ${word(a, "line")}.`,
      "give each rule an id of its own",
    ),
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
  "rule-never-holds": (a) =>
    say(`${quoted(word(a, "id"))} never holds, whatever the facts.`, "its tests contradict each other"),
  "rule-always-holds": (a) =>
    say(`${quoted(word(a, "id"))} always holds, whatever the facts.`, "its tests cover every value"),
  "rule-subsumed": (a) =>
    say(
      `${quoted(word(a, "id"))} never matters: ${quoted(word(a, "by"))} already holds whenever it does.`,
      "drop it, or make it say something else",
    ),
  "requirement-subsumed": (a) =>
    say(
      `${quoted(word(a, "id"))} never matters: ${quoted(word(a, "by"))} already fails whenever it does.`,
      "drop it, or make it ask for something else",
    ),
  "rule-decided-before": (a) =>
    say(
      `${quoted(word(a, "id"))} never decides: wherever it holds, an exclusion has decided already.`,
      "it is told as a reason all the same",
    ),
  "rule-review-due": (a) =>
    say(`${quoted(word(a, "id"))} was due for review on ${word(a, "date")}.`, "check its source and set a new date"),
  "rule-not-proven": (a) =>
    say(`Not proven within ${word(a, "budget")} boxes: ${word(a, "question")}.`, "raise --budget to look further"),
  "cases-overlap": (a) =>
    say(
      `Cases ${word(a, "first")} and ${word(a, "second")} of ${quoted(word(a, "id"))} both hold for: ${word(a, "example")}.`,
      "make them exclude each other",
    ),
  "cases-may-overlap": (a) =>
    say(
      `Cases ${word(a, "first")} and ${word(a, "second")} of ${quoted(word(a, "id"))} may both hold, for: ${word(a, "example")}.`,
      "one of these facts is computed from others; make the cases exclude each other all the same",
    ),
  "cases-leave-gap": (a) =>
    say(`No case of ${quoted(word(a, "id"))} covers: ${word(a, "example")}.`, "there the signal stays silent"),
  "cases-may-leave-gap": (a) =>
    say(
      `No case of ${quoted(word(a, "id"))} covers: ${word(a, "example")}, if that can be.`,
      "one of these facts is computed from others; there the signal stays silent",
    ),
  "signals-yield-in-circle": (a) =>
    say(
      `${quoted(word(a, "id"))} yields to itself: ${words(a, "circle").join(", then ")}.`,
      "none of them would speak where all are known; let one of them stand",
    ),
  "row-unreachable": (a) =>
    say(
      `${quoted(word(a, "id"))} is never reached: earlier rows already match every case that it matches.`,
      `earlier rows: ${listed(words(a, "before"))}`,
    ),
  "rows-overlap": (a) =>
    say(
      `${quoted(word(a, "id"))} and the earlier ${quoted(word(a, "earlier"))} give different modes for: ${word(a, "example")}.`,
      "their order decides",
    ),
  "rows-may-overlap": (a) =>
    say(
      `${quoted(word(a, "id"))} and the earlier ${quoted(word(a, "earlier"))} may give different modes, for: ${word(a, "example")}.`,
      "one of these facts is computed from others; where both hold, their order decides",
    ),
} satisfies Record<string, Teller>;
