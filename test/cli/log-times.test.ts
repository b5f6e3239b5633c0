import { describe, expect, it } from "vitest";
import { UsageError } from "../../src/cli/failure.js";
import { windowOf, zoneOf } from "../../src/cli/log-times.js";

describe("a time zone", () => {
  it.each([
    ["UTC", "UTC"],
    ["europe/berlin", "Europe/Berlin"],
    ["America/New_York", "America/New_York"],
  ])("%s is %s", (text, name) => {
    expect(zoneOf(text)).toBe(name);
  });

  // the engines do not know zones by their offsets
  it.each(["+02:00", "-0500", "02:00", "Berlin", ""])("%j is none", (text) => {
    expect(() => zoneOf(text)).toThrow(UsageError);
  });
});

describe("the time that logs are read for", () => {
  const since = (text: string, zone = "Europe/Berlin") =>
    new Date(windowOf({ since: text }, zone, "2026-11-24").since ?? Number.NaN).toISOString();

  // Berlin is an hour ahead of UTC in winter and two in summer; clocks went forward on 29 March 2026 at 2 and back on 25 October at 3
  it.each([
    ["2026-11-01", "2026-10-31T23:00:00.000Z"],
    ["2026-07-01", "2026-06-30T22:00:00.000Z"],
    ["2026-11-01T08:00", "2026-11-01T07:00:00.000Z"],
    ["2026-11-01 08:00:30.5", "2026-11-01T07:00:30.500Z"],
    ["2026-11-01T08:00Z", "2026-11-01T08:00:00.000Z"],
    ["2026-11-01T08:00-05:00", "2026-11-01T13:00:00.000Z"],
    // shown twice: the first time counts
    ["2026-10-25T02:30", "2026-10-25T00:30:00.000Z"],
    // never shown: read as before they were put forward
    ["2026-03-29T02:30", "2026-03-29T01:30:00.000Z"],
  ])("%s in Berlin is %s", (text, utc) => {
    expect(since(text)).toBe(utc);
  });

  it.each(["2026-02-30", "yesterday", "2026-11-01T25:00", "2026-11-01T08:00+99:00", "20261101", ""])(
    "%j is none",
    (text) => {
      expect(() => since(text)).toThrow("--since takes a day or a time");
    },
  );

  it("has to end after it begins", () => {
    const between = (from: string, until: string) => windowOf({ since: from, until }, "UTC", "2026-11-24");
    expect(() => between("2026-11-02", "2026-11-02T00:00Z")).toThrow("--until is not after --since");
    expect(between("2026-11-02", "2026-11-02T00:01")).toMatchObject({
      since: Date.UTC(2026, 10, 2),
      until: Date.UTC(2026, 10, 2, 0, 1),
    });
  });

  it("ends two days after the day of the run, where clocks that ran ahead begin", () => {
    expect(windowOf({}, "UTC", "2026-11-24")).toEqual({ latest: Date.UTC(2026, 10, 26) });
  });
});
