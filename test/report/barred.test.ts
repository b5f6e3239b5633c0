import { describe, expect, it } from "vitest";
import type { Option } from "../../src/assessment/schema.js";
import { differenceSentence, savingSentence, turnsOf } from "../../src/report/money-words.js";
import { noEconomics, sampleWorkload } from "./sample.js";

const option = (feasible: Option["feasible"]): Option => ({
  id: "managed_as_is",
  title: "Managed, as it is",
  mode: "managed",
  usd_per_month: { low: 8_600, expected: 8_600, high: 8_600 },
  ends: { low: 8_600, high: 8_600 },
  cheapest: null,
  parts: {},
  basis: null,
  feasible,
  because: "",
  pros: [],
  cons: [],
});

const compared = (feasible: Option["feasible"]) => {
  const workload = sampleWorkload({
    current_mode: "managed",
    options: [option(feasible)],
    economics: {
      ...noEconomics,
      monthly_difference_usd: { low: -20_000, high: -10_000 },
      migration_usd: 40_000,
      saving: {
        managed: "managed_as_is",
        self_hosted: "self_hosted",
        usd_per_month: { low: -20_000, expected: -15_000, high: -10_000 },
        probability: 0,
        asked: 0.95,
        base_usd: -1,
        certain: "dearer",
      },
    },
  });
  return {
    saving: savingSentence(workload),
    difference: differenceSentence(workload),
    turns: turnsOf(workload).map(({ text }) => text),
  };
};

describe("a managed bill that self-hosting is compared with", () => {
  it("is called open today only where it may be taken", () => {
    expect(compared("yes").saving).toContain("the cheapest managed way open today (Managed, as it is)");
    expect(compared("yes").turns).toEqual(["a move at $40,000 is never paid back at today's volume."]);
  });

  it.each([
    ["no", "not allowed here"],
    ["unknown", "not known to be allowed"],
  ] as const)("says in every sentence where it is %s", (feasible, words) => {
    const { saving, difference, turns } = compared(feasible);
    expect(saving).toBe(
      `Self-hosting is dearer than "Managed, as it is", which is ${words}, at every value within the ranges.`,
    );
    expect(difference).toContain(`more than managed as it is (${words})`);
    expect(turns).toEqual([
      `a move at $40,000 is never paid back at today's volume. Compared with "Managed, as it is", which is ${words}.`,
    ]);
  });
});
