import { describe, expect, it } from "vitest";
import { assumption, known, likely } from "../../src/economics/estimated-fact.js";
import { interval } from "../../src/facts/domain.js";
import type { Fact } from "../../src/facts/fact.js";
import { factText } from "../../src/verdict/fact-text.js";

const busy = "economics.utilisation";

describe("a fact as people write it", () => {
  it.each<[string, Fact, string]>([
    ["an estimate that nothing passes", known(busy, interval(0.156, 0.194), ""), "15.6% to 19.4%"],
    ["an estimate that may be anywhere", likely(busy, interval(0.2, 0.24), ""), "likely 20% to 24%"],
    ["a likely answer", likely("candidate.feasible", { kind: "choices", values: ["true"] }, ""), "likely yes"],
    [
      "a sum that may be anything",
      likely("candidate.usd_per_month", interval(9_000, 12_000), ""),
      "likely $9k to $12k",
    ],
    ["what is assumed", assumption(busy), "assumed 15% to 60%"],
    ["an assumed answer", assumption("candidate.feasible"), "assumed yes"],
    [
      "an estimate with one proven end",
      {
        ...known("economics.self_hosted_to_managed", interval(0.05, Number.POSITIVE_INFINITY), ""),
        likely: interval(0.3, 0.5),
      },
      "likely 0.3 to 0.5, at least 0.05",
    ],
    [
      "an estimate with two proven ends",
      { ...known("economics.self_hosted_to_managed", interval(0.2, 0.8), ""), likely: interval(0.3, 0.5) },
      "0.2 to 0.8",
    ],
  ])("%s", (_, fact, text) => {
    expect(factText(fact)).toBe(text);
  });
});
