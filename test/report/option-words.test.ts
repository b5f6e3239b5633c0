import { describe, expect, it } from "vitest";
import type { Option } from "../../src/assessment/schema.js";
import { cheapestWords, costWords, hostWords } from "../../src/report/option-words.js";

const hosted: Option = {
  id: "open_weights_hosted",
  title: "Open weights on somebody else's endpoint",
  mode: "managed",
  usd_per_month: { low: 2_255, expected: 3_000, high: 2_950 },
  ends: { low: 2_129, high: 3_100 },
  cheapest: 0.211,
  parts: {},
  basis: "5 hosts, from novita to together, the median expected; marketplaces left out (book of 2026-09-23)",
  feasible: "yes",
  because: "",
  pros: [],
  cons: [],
};

describe("what several hosts ask for the same weights", () => {
  it("is a range to choose from, and no chance", () => {
    expect(costWords(hosted)).toBe("$2,129 to $3,100 by host");
    expect(cheapestWords(hosted)).toBe("the cheapest at some hosts, in some cases");
    expect(cheapestWords({ ...hosted, cheapest: 1 })).toBe("the cheapest, at whichever host");
    expect(hostWords(hosted)).toBe("5 hosts, from novita to together");
  });

  it("is told like any other cost where one host lists them", () => {
    const one = { ...hosted, basis: "one host, novita (book of 2026-09-23)" };
    expect([costWords(one), cheapestWords(one), hostWords(one)]).toEqual([
      "$2,255 to $2,950",
      "the cheapest in 21.1 % of cases",
      null,
    ]);
  });
});
