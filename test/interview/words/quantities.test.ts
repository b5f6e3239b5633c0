import { describe, expect, it } from "vitest";
import type { Unit } from "../../../src/facts/unit.js";
import { specIn, specOf, valueSaid, whyUnclear } from "./answers.js";

describe("plain notation is taken without a question", () => {
  it.each<[Unit, string, number, string]>([
    ["requests/month", "1.2M", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1.2M requests", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1.2 million requests a month", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1,200,000", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1_200", 1_200, "1,200 requests a month"],
    ["requests/month", "1 200 000", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1 200 000", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1.200.000", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "1'200'000", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "12e5", 1.2e6, "1,200,000 requests a month"],
    ["requests/month", "half a million", 500_000, "500,000 requests a month"],
    ["requests/month", "one and a half million calls monthly", 1.5e6, "1,500,000 requests a month"],
    ["requests/month", "a dozen", 12, "12 requests a month"],
    ["requests/month", "twenty-five thousand", 25_000, "25,000 requests a month"],
    ["tokens/month", "1.6B", 1.6e9, "1,600,000,000 tokens a month"],
    ["tokens/month", "3 crore tokens", 3e7, "30,000,000 tokens a month"],
    ["tokens/request", "1100 input tokens per request", 1_100, "1,100 tokens a request"],
    ["usd/month", "$18k", 18_000, "$18,000 a month"],
    ["usd/month", "18k USD", 18_000, "$18,000 a month"],
    ["usd/month", "USD 18,000", 18_000, "$18,000 a month"],
    ["usd/month", "$18k a month", 18_000, "$18,000 a month"],
    ["usd/month", "18 thousand dollars a month", 18_000, "$18,000 a month"],
    ["usd/month", "US$18,000.50", 18_000.5, "$18,000.50 a month"],
    ["usd/hour", "$2.50 per GPU hour", 2.5, "$2.50 an hour"],
    ["ms", "800ms", 800, "800 ms"],
    ["ms", "two seconds", 2_000, "2 s"],
    ["ms", "1 1/2 min", 90_000, "1.5 min"],
    ["ms", "1½ min", 90_000, "1.5 min"],
    ["ms", "1 minute 30 seconds", 90_000, "1.5 min"],
    ["ms", "half a second", 500, "500 ms"],
    ["ms", "a second", 1_000, "1 s"],
    ["share", "35 %", 0.35, "35 %"],
    ["share", "0.35", 0.35, "35 %"],
    ["share", "half", 0.5, "50 %"],
    ["share", "two thirds", 0.666667, "66.6667 %"],
    ["share", "a quarter", 0.25, "25 %"],
    ["share", "3 out of 10", 0.3, "30 %"],
    ["share", "none", 0, "0 %"],
    ["score", "85%", 0.85, "0.85"],
    ["ratio", "twice", 2, "2 times"],
    ["ratio", "2x", 2, "2 times"],
    ["ratio", "2.1 times the mean", 2.1, "2.1 times"],
    ["people", "three engineers", 3, "3 people"],
    ["people", "zero", 0, "0 people"],
    ["fte", "half an engineer", 0.5, "0.5 full-time engineers"],
    ["gpus", "2 GPUs", 2, "2 GPUs"],
    ["hours/week", "24/7", 168, "168 hours a week"],
    ["hours/week", "around the clock", 168, "168 hours a week"],
    ["hours/week", "100 hours a week", 100, "100 hours a week"],
    ["tokens/second", "2.4k tok/s", 2_400, "2,400 tokens a second"],
  ])("%s: %s", (unit, text, value, readback) => {
    const answer = valueSaid(text, specIn(unit));
    expect(answer).toEqual({ kind: "value", value, readback, sure: true });
  });
});

describe("words for about are no reason to ask again, but are told", () => {
  it.each([
    "about 800 ms",
    "~800ms",
    "roughly 800 ms",
    "800 ms or so",
    "just under 800ms",
    "ca. 800 ms",
    "maybe 800 ms",
  ])("%s", (text) => {
    const answer = valueSaid(text, specIn("ms"));
    expect(answer).toMatchObject({ value: 800, sure: true, how: "taken as the number itself" });
  });
});

describe("a guess or a conversion is told, and asked about", () => {
  it.each<[Unit, string, number, string]>([
    ["requests/month", "40,000 a day", 1_216_667, "40,000 a day × 30.4167 days"],
    ["requests/month", "12 rps", 31_536_000, "12 a second × 2,628,000 seconds"],
    ["requests/month", "3 req/s", 7_884_000, "3 a second × 2,628,000 seconds"],
    ["requests/month", "10 per minute", 438_000, "10 a minute × 43,800 minutes"],
    ["requests/month", "2M annually", 166_667, "2,000,000 a year ÷ 12 months"],
    ["requests/month", "1.2m", 1.2e6, "m taken as million"],
    ["requests/month", "1,5M", 1.5e6, "the comma taken as a decimal point"],
    ["requests/month", "1.200", 1.2, "the point taken as a decimal point"],
    ["requests/month", "12,00,000", 1.2e6, "commas taken as groups"],
    ["requests/month", "at least 5k", 5_000, "a bound, taken as the number itself"],
    ["requests/month", "5k+", 5_000, "a bound, taken as the number itself"],
    [
      "requests/month",
      "1 to 2M",
      1.5e6,
      "a range: the middle of 1,000,000 requests a month and 2,000,000 requests a month",
    ],
    [
      "requests/month",
      "1 million to 2",
      1.5e6,
      "a range: the middle of 1,000,000 requests a month and 2,000,000 requests a month",
    ],
    ["requests/month", "24/7", 3.42857, "24/7 taken as 3.42857"],
    ["requests/month", "800 240", 800_240, "the blank taken to part thousands"],
    ["requests/month", "500 to 2k", 1_250, "a range: the middle of 500 requests a month and 2,000 requests a month"],
    ["tokens/month", "1.6b", 1.6e9, "b taken as billion"],
    ["usd/month", "$216k a year", 18_000, "$216,000 a year ÷ 12 months"],
    ["usd/month", "$60 a day", 1_825, "$60 a day × 30.4167 days"],
    ["usd/hour", "$1,800 a month", 2.46575, "$1,800 a month ÷ 730 hours"],
    ["usd/hour", "$60 a day", 2.5, "$60 a day ÷ 24 hours"],
    ["tokens/second", "144k tokens per minute", 2_400, "144,000 a minute ÷ 60 seconds"],
    ["ms", "500-800 ms", 650, "a range: the middle of 500 ms and 800 ms"],
    ["ms", "between 0.5 and 1 s", 750, "a range: the middle of 500 ms and 1 s"],
    ["ms", "under 2s", 2_000, "a bound, taken as the number itself"],
    ["ms", "800", 800, "taken as 800 ms"],
    ["ms", "2", 2_000, "taken as 2 s"],
    ["share", "35", 0.35, "taken as 35 %"],
    ["share", "1", 1, "taken as 100 %"],
    ["score", "85", 0.85, "taken as 85 %"],
    ["ratio", "200 %", 2, "taken as 2"],
    ["fte", "50%", 0.5, "taken as 0.5"],
    ["people", "nobody", 0, "taken as 0"],
    ["people", "a couple", 2, "a couple taken as 2"],
    ["hours/week", "8 hours a day", 56, "8 hours a day × 7 days"],
    ["hours/week", "8 hours a day, 5 days a week", 40, "8 hours a day × 5 days"],
    ["hours/week", "12/5", 60, "12 hours a day × 5 days"],
    ["hours/week", "8 hours", 8, "taken as 8 hours a week"],
  ])("%s: %s", (unit, text, value, how) => {
    expect(valueSaid(text, specIn(unit))).toMatchObject({ value, sure: false, how });
  });

  it("growth is said in percent, so a bare number of it is never certain", () => {
    const growth = specOf("traffic.growth_per_month");
    expect(valueSaid("4% a month", growth)).toMatchObject({ value: 0.04, sure: true });
    for (const text of ["4", "0.04"]) expect(valueSaid(text, growth)).toMatchObject({ value: 0.04, sure: false });
    expect(valueSaid("minus 5 %", growth)).toMatchObject({ value: -0.05, sure: true });
  });
});

describe("what is no figure gets a reason and an example", () => {
  it.each<[Unit, string, string]>([
    ["requests/month", "1.2M tokens", '"tokens" is not what is asked for; give one figure in requests a month'],
    ["requests/month", "1.2M requests with 800 tokens each", "more than one figure"],
    ["requests/month", "a few hundred thousand", '"a few" is no number'],
    ["requests/month", "lots", '"lots" is no number'],
    ["requests/month", "40k users a day", '"users" is not understood here'],
    ["requests/month", "1.2.3", '"1.2.3" is not understood here'],
    ["requests/month", "2M-1M", "backwards"],
    ["requests/month", "-5", "out of range: it has to lie from 0 to 10T"],
    ["requests/month", "2M a day per month", "two periods"],
    ["requests/month", "requests", "no number"],
    ["tokens/request", "1M tokens a day", "A figure a day is not what is asked for"],
    ["tokens/request", "240 output tokens", '"output" is not what is asked for: input is'],
    ["tokens/month", "1B input tokens", "input and output together is"],
    ["usd/month", "€5k", '"€" is not USD'],
    ["usd/month", "5k euros", '"euros" is not USD'],
    ["usd/month", "C$5k", '"C $" is not USD'],
    ["ms", "2m", '"m" may mean several things'],
    ["ms", "2 days", "out of range: it has to lie from 1ms to 24h"],
    ["ms", "500 ms or 800 ms", "more than one figure"],
    ["share", "350", "out of range: it has to lie from 0% to 100%"],
    ["score", "8", "more than one way"],
    ["people", "2.5", "no whole number"],
    ["people", "1-4", "no whole number"],
    ["gpus", "9", "out of range: it has to lie from 1 to 8"],
    ["hours/week", "200", "out of range"],
  ])("%s: %s", (unit, text, reason) => {
    const spec = specIn(unit);
    const because = whyUnclear(text, spec);
    expect(because).toContain(reason);
    expect(because).toMatch(new RegExp(`, for example ${spec.example.replace("$", "\\$")}\\.$`));
  });

  it("growth of a year is not divided: it compounds", () => {
    expect(whyUnclear("5% a year", specOf("traffic.growth_per_month"))).toContain("Growth a year does not turn");
  });
});
