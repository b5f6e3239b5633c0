import { describe, expect, it } from "vitest";
import type { Economics } from "../../src/assessment/schema.js";
import { turnsOf } from "../../src/report/money-words.js";
import { noEconomics, sampleWorkload } from "./sample.js";

const saving: Economics["saving"] = {
  managed: "managed_as_is",
  self_hosted: "self_hosted",
  usd_per_month: { low: -2, expected: -1, high: 1 },
  probability: 0.4,
  asked: 0.95,
  base_usd: -1,
  certain: "open",
};
const told = (fields: Partial<Economics>) =>
  turnsOf(sampleWorkload({ economics: { ...noEconomics, saving, ...fields } })).map(({ text }) => text);

const even = {
  tokens_per_month: 50e9,
  first_tokens_per_month: 50e9,
  utilisation: 0.2,
  times_today: 2,
  growth_to_reach: null,
  searched_to: 1e12,
};
const ahead = { growth_per_month: 0.04, months: 36, managed: [], self_hosted: [], turns_in: 3, stays_from: 3 };

describe("turning points in words", () => {
  it.each<[string, Partial<NonNullable<Economics["break_even"]>>, string]>([
    ["for good at once", {}, "50B tokens a month, 2 times today's volume, with the GPUs 20 % busy."],
    [
      "after steps that turn it back",
      { first_tokens_per_month: 44e9 },
      "50B tokens a month, 2 times today's volume, with the GPUs 20 % busy. Before that only between steps of capacity, first at 44B.",
    ],
    [
      "only between steps",
      { tokens_per_month: null, times_today: null, first_tokens_per_month: 44e9 },
      "never for good within 1T tokens a month; only between steps of capacity, first at 44B.",
    ],
    [
      "never",
      { tokens_per_month: null, times_today: null, first_tokens_per_month: null },
      "never within 1T tokens a month.",
    ],
    ["always", { tokens_per_month: 0, first_tokens_per_month: 0 }, "self-hosting is cheaper at any volume."],
  ])("break even %s", (_name, fields, text) => {
    expect(told({ break_even: { ...even, ...fields } })).toEqual([text]);
  });

  it.each<[string, Partial<NonNullable<Economics["projection"]>>, string]>([
    ["for good at once", {}, "at 4 % a month the cheaper side changes in month 3."],
    [
      "back and forth",
      { stays_from: 6 },
      "at 4 % a month the cheaper side changes in month 3, and for good in month 6.",
    ],
    [
      "for a while",
      { stays_from: null },
      "at 4 % a month the cheaper side changes in month 3, and not for good within 36 months.",
    ],
    ["never", { turns_in: null, stays_from: null }, "at 4 % a month the cheaper side never changes within 36 months."],
  ])("growth crosses %s", (_name, fields, text) => {
    expect(told({ projection: { ...ahead, ...fields } })).toEqual([text]);
  });

  it("names the growth that reaches the break-even, stated or not", () => {
    const reached = { ...even, growth_to_reach: 0.0194 };
    expect(told({ break_even: reached })[1]).toBe(
      "none is stated; from about 1.9 % a month on the break-even is reached within 36 months.",
    );
    expect(told({ break_even: reached, projection: ahead })[1]).toBe(
      "at 4 % a month the cheaper side changes in month 3; from about 1.9 % a month on the break-even is reached within 36 months.",
    );
  });
});
