import { afterEach, describe, expect, it, vi } from "vitest";
import { endOf } from "../../../src/cli/shared-options.js";
import { spanOf } from "../../../src/engines/live/spans.js";

afterEach(() => {
  vi.useRealTimers();
});

/** The default span of a live table on a day of the run, at a time of the clock. */
function spanAt(clock: string, asOf: string): string[] {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(clock) });
  const latest = Date.parse(asOf) + 2 * 86_400_000;
  const { since, until } = spanOf({ now: endOf(asOf), latest });
  return [since, until].map((time) => new Date(time).toISOString());
}

describe("a live table is read for 30 days where no time is asked for", () => {
  it.each([
    ["up to the last whole hour", "2026-11-24T10:20:30.400Z", "2026-11-24", "2026-10-25T10", "2026-11-24T10"],
    ["at a whole hour up to it", "2026-11-24T10:00:00Z", "2026-11-24", "2026-10-25T10", "2026-11-24T10"],
    ["up to the end of a day that is over", "2026-11-24T10:20:30Z", "2026-11-01", "2026-10-03T00", "2026-11-02T00"],
    ["never into the future", "2026-11-24T10:20:30Z", "2027-03-01", "2026-10-25T10", "2026-11-24T10"],
    [
      "by the day alone where the clock is wrong",
      "1970-01-01T00:10:00Z",
      "2026-11-24",
      "2026-10-26T00",
      "2026-11-25T00",
    ],
  ])("%s", (_, clock, asOf, since, until) => {
    expect(spanAt(clock, asOf)).toEqual([`${since}:00:00.000Z`, `${until}:00:00.000Z`]);
  });
});
