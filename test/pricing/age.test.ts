import { expect, it } from "vitest";
import { ageOf, daysBetween, failAfterDays, timeOf, warnAfterDays } from "../../src/pricing/age.js";

const of = (asOf: string, on: string) => ageOf({ asOf }, on);

it("warns after 45 days and fails after 90", () => {
  expect([warnAfterDays, failAfterDays]).toEqual([45, 90]);
  expect(of("2026-09-23", "2026-11-07")).toEqual({ days: 45, state: "fresh" });
  expect(of("2026-09-23", "2026-11-08")).toEqual({ days: 46, state: "old" });
  expect(of("2026-09-23", "2026-12-22")).toEqual({ days: 90, state: "old" });
  expect(of("2026-09-23", "2026-12-23")).toEqual({ days: 91, state: "too_old" });
});

it("a book from after the day asked about has no age", () => {
  expect(of("2026-09-23", "2026-01-01")).toEqual({ days: 0, state: "fresh" });
});

it("counts calendar days, whatever month or leap year", () => {
  expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-03-01", "2026-02-28")).toBe(-1);
});

it.each(["2026-02-29", "2026-13-01", "26-01-01", "", "yesterday", "2026-1-1"])("%o is no date", (date) => {
  expect(() => timeOf(date)).toThrow(RangeError);
});
