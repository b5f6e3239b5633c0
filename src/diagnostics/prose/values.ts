import { suggest } from "../suggest.js";
import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

const example = (text: string) => text !== "" && `example: \`${text}\``;

const meant = (text: string | undefined) => text !== undefined && text !== "" && `did you mean ${quoted(text)}?`;

/** Problems with single values, and values that do not agree. */
export const valueProse = {
  "wrong-type": (a) =>
    say(
      `${quoted(word(a, "fact"))} has to be ${word(a, "expected")}, not ${word(a, "found")}.`,
      meant(word(a, "meant")),
      example(word(a, "example")),
    ),
  "not-a-quantity": (a) =>
    say(
      `${quoted(word(a, "found"))} is not a number with a unit (${word(a, "unit")}).`,
      meant(word(a, "meant")),
      example(word(a, "example")),
    ),
  "wrong-unit": (a) => {
    const units = words(a, "units");
    return say(
      `${quoted(word(a, "suffix"))} is not a unit of ${quoted(word(a, "fact"))} (${word(a, "unit")}).`,
      meant(word(a, "meant")),
      `expected: a number ${units.includes("ms") ? "with" : "alone, or with"} ${listed(units)}`,
      example(word(a, "example")),
    );
  },
  "unit-missing": (a) =>
    say(
      `${quoted(word(a, "found"))} needs a unit: ${listed(words(a, "units"))}.`,
      meant(word(a, "meant")),
      example(word(a, "example")),
    ),
  "out-of-range": (a) =>
    say(
      `${quoted(word(a, "found"))} is out of range for ${quoted(word(a, "fact"))}.`,
      meant(word(a, "meant")),
      `expected: ${word(a, "range")}`,
    ),
  "not-whole": (a) =>
    say(
      `${quoted(word(a, "fact"))} counts ${word(a, "unit")}, so ${quoted(word(a, "found"))} has to be a whole number.`,
    ),
  "unknown-choice": (a) => {
    const choices = words(a, "choices");
    return say(
      `${quoted(word(a, "found"))} is not a value of ${quoted(word(a, "fact"))}.`,
      meant(suggest(word(a, "found"), choices)),
      `expected one of: ${listed(choices)}`,
    );
  },
  "text-empty": (a) =>
    say(`${quoted(word(a, "fact"))} is empty.`, "write a word; the key of a fact that is not known may be left out"),
  "text-too-long": (a) => say(`${quoted(word(a, "fact"))} is longer than ${word(a, "limit")} characters.`),
  "text-unprintable": (a) =>
    say(
      `${quoted(word(a, "fact"))} holds a line break, a control character or an invisible one.`,
      "write it with plain letters on one line",
    ),
  "item-repeated": (a) =>
    say(`${quoted(word(a, "item"))} is listed twice in ${quoted(word(a, "fact"))}.`, "keep one of the two"),
  "contradictory-tokens": (a) =>
    say(
      `${word(a, "stated")} tokens a month are stated, but requests times input and output tokens give ${word(a, "computed")}.`,
      "leave out the figure that is older, or mend it; they may differ by 10%",
    ),
  "contradictory-peak": (a) =>
    say(
      `A peak of ${word(a, "stated")} times the mean is stated, but where all requests come in ${word(a, "hours")} of 168 hours, these have ${word(a, "least")} times the mean of the week already: that is reckoned with.`,
      "state the busiest hour over the mean of all 168 hours, or mend active_hours_per_week",
    ),
  "contradictory-runtime": (a) =>
    say(
      `${quoted(word(a, "second"))} is a runtime of one's own, but inference is said to be managed today.`,
      "say `current: { mode: self_hosted }`, or name the provider that answers",
    ),
  "contradictory-privacy": (a) =>
    say(
      `The privacy level is normal, but a control is asked for (${word(a, "second")}) that shuts every third party out.`,
      "say `privacy: { level: strict }`, or leave the control out",
    ),
  "contradictory-shape": (a) =>
    say(
      `The traffic is called ${word(a, "first")}, but its stability is ${word(a, "second")}: steady is from 0.65, spiky below 0.4.`,
      "trust the measure where there is one, and leave the word out",
    ),
  "contradictory-team": () =>
    say(
      "The team is said to have proven GPU operations, but nobody on it can run GPU serving.",
      "count the people who run GPU workloads today, or say `gpu_operations: none`",
    ),
  "contradictory-slices": (a) =>
    say(
      `The workload states ${word(a, "stated")}, its slices ${word(a, "sum")} together.`,
      "leave the figure out of the workload or of the slices, or mend it; they may differ by 5%",
    ),
  "share-missing": (a) =>
    say(
      `The slice ${quoted(word(a, "name"))} does not say which share of the traffic it has.`,
      word(a, "left") !== "" && `the other slices leave \`share: ${word(a, "left")}\``,
    ),
  "shares-do-not-add-up": (a) =>
    say(
      `The shares of the slices add up to ${word(a, "sum")}%, not to 100%.`,
      "mend one of them; together they may miss 100% by 0.1%",
    ),
  "too-few-slices": (a) =>
    say(
      `${word(a, "count") === "0" ? "There are no slices" : "There is only one slice"}; a split needs at least two.`,
      "leave `slices` out if the workload is not split",
    ),
  "provenance-of-nothing": (a) =>
    say(
      `A provenance is given for ${quoted(word(a, "fact"))}, which this workload does not state.`,
      "state the fact, or leave its provenance out",
    ),
} satisfies Record<string, Teller>;
