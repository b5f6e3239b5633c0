import { listed, quoted, say, type Teller, word, words } from "./phrase.js";

const model = (a: Parameters<Teller>[0]) => `${quoted(word(a, "model"))} at ${quoted(word(a, "provider"))}`;

const money = (a: Parameters<Teller>[0]) => word(a, "currency").toUpperCase();

/** Problems with files of contract and organisation prices. */
export const priceProse = {
  "price-file-empty": () => say("The price file is empty.", "docs/prices.md shows one to start from"),
  "price-file-version": (a) =>
    say(
      `This program reads version ${word(a, "supported")} of the price file, not ${quoted(word(a, "found"))}.`,
      `write \`version: ${word(a, "supported")}\``,
    ),
  "price-file-control": (a) =>
    say(
      `The text holds the control character ${word(a, "character")}, which no price file may contain.`,
      word(a, "character") === "U+0000" ? "the file may be binary or UTF-16; save it as UTF-8 text" : "delete it",
    ),
  "price-file-documents": () =>
    say("A second document starts here; a price file holds one.", "remove the `---`, or put the rest in its own file"),
  "price-file-too-many-values": (a) =>
    say(
      `The file holds more than ${Number(a["limit"]).toLocaleString("en-US")} values${word(a, "aliases") === "" ? "" : " with its aliases written out"}.`,
      "keep the entries of models that the workloads name",
    ),
  "price-file-deep": () => say("Values are nested too deeply to be read.", "a price file is at most five levels deep"),
  "price-key-missing": (a) =>
    say(
      `Here is no ${words(a, "keys").map(quoted).join(" and no ")}, which ${word(a, "of")} has to have.`,
      `add ${words(a, "keys")
        .map((key) => `\`${key}:\``)
        .join(", ")}`,
    ),
  "price-key-empty": (a) => say(`${quoted(word(a, "key"))} has no value.`, "write one, or leave the key out"),
  "price-currency": (a) =>
    say(`${quoted(word(a, "found"))} is not a currency.`, "expected: three letters, as in `currency: usd`"),
  "price-currency-mixed": (a) =>
    say(
      `${quoted(word(a, "key"))} states a price in ${word(a, "other").toUpperCase()}, but the file is in ${money(a)}.`,
      "one file has one currency: convert the price, or put it in a file of its own",
    ),
  "price-rate-missing": (a) =>
    say(`The file is in ${money(a)} and does not say what that is in USD.`, "add `usd_per_unit: 1.08`, with your rate"),
  "price-rate": (a) =>
    say(
      `${quoted(word(a, "found"))} is not how many USD one ${money(a)} is.`,
      "expected: 0.0000001 to 1000000, as in `1.08`",
    ),
  "price-rate-idle": () => say("A file in USD needs no rate to USD.", "leave `usd_per_unit` out"),
  "price-too-much": (a) =>
    say(
      `${quoted(word(a, "found"))} ${money(a)} for ${quoted(word(a, "key"))} is more than any bill.`,
      `expected: at most ${Number(a["most"]).toLocaleString("en-US")} USD a month`,
    ),
  "price-no-number": (a) =>
    say(
      `${quoted(word(a, "found"))} is not an amount of ${money(a)} for ${quoted(word(a, "key"))}.`,
      "expected: a plain number, as in `2.50`; the unit stands in the key",
    ),
  "price-negative": (a) => say(`${quoted(word(a, "key"))} is negative.`, "a discount is written as `discount: 12%`"),
  "price-zero": (a) =>
    say(
      `${quoted(word(a, "key"))} is zero, and a price of nothing is mostly one that is not known.`,
      "write the price, or leave the key out",
    ),
  "price-other-unit": (a) =>
    say(
      `${quoted(word(a, "found"))} is no likely price of a million tokens in ${money(a)}.`,
      word(a, "meant") !== "" && `did you mean ${quoted(word(a, "meant"))}, the same price for a million tokens?`,
      "expected: 0.001 to 10000 USD a million tokens",
    ),
  "price-no-discount": (a) =>
    say(
      `${quoted(word(a, "found"))} is no share that ${quoted(word(a, "key"))} can take off a price.`,
      "expected: more than 0% and less than 100%, as in `12%`",
    ),
  "price-no-date": (a) =>
    say(`${quoted(word(a, "found"))} is not a date that exists.`, "expected: YYYY-MM-DD, as in `2026-07-01`"),
  "price-no-tokens": (a) =>
    say(`${quoted(word(a, "found"))} is not a whole number of tokens.`, "expected: as in `272000`"),
  "price-cache-dearer": () => say("Cached input costs more than input that no cache answers."),
  "price-tiers-unordered": () =>
    say("This tier does not start above the one before it.", "order tiers by `above_input_tokens`, smallest first"),
  "price-tier-without-output": () =>
    say(
      "This tier has no `output`, though the price below it has one: longer requests could not be priced.",
      "add `output:` to the tier; a tier replaces the whole price",
    ),
  "price-without-output": (a) =>
    say(
      `This price of ${model(a)} has no ${quoted("output")}, but a workload has output tokens to pay for.`,
      "add `output:` beside `input`; what a price leaves out is not taken from the list",
    ),
  "price-tier-cheaper": () =>
    say("A request with more tokens would cost less than one with fewer: this tier is cheaper than what it replaces."),
  "price-says-nothing": (a) =>
    say("This entry says nothing about the price.", `expected one of: ${listed(words(a, "keys"))}`),
  "price-and-discount": (a) =>
    say(
      `A discount is taken off the list price, but ${quoted(word(a, "key"))} states the price itself.`,
      "keep one of the two",
    ),
  "price-dates-reversed": (a) =>
    say(
      `The entry ends on ${word(a, "until")}, before it is in force for a day from ${word(a, "from")}.`,
      "`until` is the first day on which the price no longer holds",
    ),
  "price-overlap": (a) =>
    say(
      `Another entry has the ${word(a, "scope")} price of ${model(a)} on some of the same days: line ${word(a, "line")}.`,
      "end one with `until` on the day the other starts with `from`",
    ),
  "price-not-yet": (a) =>
    say(`The entry for ${model(a)} is in force from ${word(a, "from")}, so it is not used on ${word(a, "on")}.`),
  "price-no-longer": (a) =>
    say(`The entry for ${model(a)} ended on ${word(a, "until")}, so it is not used on ${word(a, "on")}.`),
  "price-provider-unknown": (a) =>
    say(
      `${quoted(word(a, "provider"))} is no provider in the bundled prices.`,
      `did you mean ${quoted(word(a, "near"))}?`,
      "a provider of your own may have any name",
    ),
  "price-unused": (a) =>
    say(
      `The entry for ${model(a)} prices nothing: neither the price book nor a workload knows that model.`,
      word(a, "near") !== "" && `did you mean ${quoted(word(a, "near"))}?`,
    ),
  "model-unpriced": (a) =>
    say(
      `The price book has no price for ${quoted(word(a, "model"))}${word(a, "provider") === "" ? "" : ` at ${word(a, "provider")}`}, and no bill is stated.`,
      words(a, "suggestions").length > 0 && `did you mean ${listed(words(a, "suggestions"))}?`,
      "state current.usd_per_month, or put the price into a file of your own and name it with --prices",
    ),
  "model-unpriced-beside-bill": (a) =>
    say(
      `The price book has no price for ${quoted(word(a, "model"))}${word(a, "provider") === "" ? "" : ` at ${word(a, "provider")}`}, so the bill cannot be checked against it.`,
      words(a, "suggestions").length > 0 && `did you mean ${listed(words(a, "suggestions"))}?`,
    ),
} satisfies Record<string, Teller>;
