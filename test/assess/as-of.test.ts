import { describe, expect, it } from "vitest";
import { isAsOf } from "../../src/assess/as-of.js";
import { assess } from "../../src/assess/assess.js";
import { builtIn } from "../support/built-in.js";

const on = (asOf: string) => assess({ workloads: [] }, builtIn("default"), { shutdowns: [], asOf: {} }, asOf);

describe("the day that is counted from", () => {
  it.each(["2000-01-01", "2024-02-29", "2100-01-01"])("may be %s", (day) => {
    expect(on(day).as_of).toBe(day);
  });

  it.each([
    "1927-01-01",
    "1999-12-31",
    "2100-01-02",
    "9999-12-31",
    "2026-02-30",
    "2026-13-01",
    "garbage",
    "",
    "2026-11-24T00:00:00Z",
  ])("cannot be %s", (day) => {
    expect(() => on(day)).toThrow(
      new RangeError(`asOf has to be a day from 2000-01-01 to 2100-01-01 as YYYY-MM-DD, not ${JSON.stringify(day)}`),
    );
  });

  it.each([undefined, null, 5, {}])("is a text: %s", (day) => {
    expect(isAsOf(day)).toBe(false);
  });
});
