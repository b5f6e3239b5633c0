import type { Args } from "../diagnostic.js";
import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

const either = (a: Args): string => words(a, "by").map(quoted).join(" or ");

/** Findings on packs that read well. */
export const findingProse = {
  "rule-never-holds": (a) =>
    say(`${quoted(word(a, "id"))} never holds, whatever the facts.`, "its tests contradict each other"),
  "rule-always-holds": (a) =>
    say(`${quoted(word(a, "id"))} always holds, whatever the facts.`, "its tests cover every value"),
  "rule-subsumed": (a) =>
    say(
      `${quoted(word(a, "id"))} never matters: ${either(a)} already holds whenever it does.`,
      "drop it, or make it say something else",
    ),
  "requirement-subsumed": (a) =>
    say(
      `${quoted(word(a, "id"))} never matters: ${either(a)} already fails whenever it does.`,
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
  "row-only-while-unknown": (a) =>
    say(
      `${quoted(word(a, "id"))} is reached only while facts are unknown: once they are known, earlier rows match every case that it matches.`,
      `earlier rows: ${listed(words(a, "before"))}`,
    ),
  "rows-overlap": (a) =>
    say(
      `${quoted(word(a, "id"))} and the earlier ${quoted(word(a, "earlier"))} give different modes for: ${word(a, "example")}.`,
      "their order decides",
    ),
  "rows-leave-gap": (a) =>
    say(
      `No row matches: ${word(a, "example")}.`,
      `there the answer is ${word(a, "mode")}; write \`otherwise: ${word(a, "mode")}\` if that is meant`,
    ),
  "rows-may-leave-gap": (a) =>
    say(
      `No row matches: ${word(a, "example")}, if that can be.`,
      `one of these facts is computed from others; there the answer is ${word(a, "mode")}`,
    ),
  "rows-may-overlap": (a) =>
    say(
      `${quoted(word(a, "id"))} and the earlier ${quoted(word(a, "earlier"))} may give different modes, for: ${word(a, "example")}.`,
      "one of these facts is computed from others; where both hold, their order decides",
    ),
} satisfies Record<string, Teller>;
