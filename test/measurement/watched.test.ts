import { describe, expect, test } from "vitest";
import { hourMs, minuteMs, noSums, type Parts } from "../../src/evidence/parts.js";
import { groupedOf } from "../../src/measurement/grouped.js";
import { notesOf } from "../../src/measurement/notes.js";
import { coverOf, type Span } from "../../src/measurement/watched.js";
import { figuresOf } from "../../src/measurement/workload.js";

const june = Date.parse("2026-06-01T00:00:00Z") / hourMs;
const july = Date.parse("2026-07-01T00:00:00Z") / hourMs;
const taking = { sampleRate: 1, extrapolate: false };

/** One request of 1,000 tokens on each of some hours, at its start. @param from epoch hours */
const steady = (workload: string, from: number, hours: number): Parts => ({
  traffic: Array.from({ length: hours }, (_, i) => ({
    ...noSums,
    workload,
    provider: null,
    model: null,
    size_class: 0,
    start: (from + i) * hourMs,
    width: hourMs,
    requests: 1,
    with_tokens: 1,
    input_tokens: 900,
    output_tokens: 100,
  })),
  minutes: [
    {
      workload,
      minute: Array.from({ length: hours }, (_, i) => ((from + i) * hourMs) / minuteMs),
      requests: new Array<number>(hours).fill(1),
      tokens: new Array<number>(hours).fill(1000),
    },
  ],
  histograms: [],
});

const together = (...all: readonly Parts[]): Parts => ({
  traffic: all.flatMap(({ traffic }) => traffic),
  minutes: all.flatMap(({ minutes }) => minutes),
  histograms: [],
});

/** The account of a source with a request on each of some hours. */
const covering = (from: number, hours: number): Span => ({ from: from * hourMs, to: (from + hours - 1) * hourMs });

function measured(parts: Parts, accounts: readonly Span[], name: string) {
  const grouped = groupedOf(parts, coverOf(accounts)).find((each) => each.name === name);
  if (grouped === undefined) throw new Error(`There is no workload ${name}.`);
  const figures = figuresOf(grouped, taking);
  return { figures, notes: notesOf(grouped, figures, taking) };
}

describe("a workload of one source beside a source of another time", () => {
  const parts = together(steady("a", june, 240), steady("b", july, 240));
  const accounts = [covering(june, 240), covering(july, 240)];

  test.each(["a", "b"])("%s ends with its own source", (name) => {
    const { figures, notes } = measured(parts, accounts, name);
    // 240 requests from the start of hour 0 to the end of the first minute of hour 239
    expect(figures.window.hours).toBeCloseTo(239 + 1 / 60, 9);
    expect(figures.per_month?.requests).toBeCloseTo((240 * 730) / (239 + 1 / 60), 6);
    expect(figures.stability).toMatchObject({ stability: 1, hours: 240 });
    expect(figures.active_hours_per_week).toBe(168);
    expect(notes.join(" ")).not.toContain("No source covers");
  });
});

test("a workload that stops before its source ends has no requests in the rest", () => {
  const { figures } = measured(together(steady("a", june, 120), steady("b", june, 240)), [covering(june, 240)], "a");
  // the source ends with its last row, at the start of hour 239
  expect(figures.window.hours).toBe(239);
  expect(figures.per_month?.requests).toBeCloseTo((120 * 730) / 239, 6);
  expect(figures.series?.values.filter((value) => value === 0)).toHaveLength(239 - 120);
});

test("hours between two stretches of one workload that no source covers are no hours without requests", () => {
  const parts = together(steady("a", june, 240), steady("a", july, 300));
  const { figures, notes } = measured(parts, [covering(june, 240), covering(july, 300)], "a");
  // to the last row of the first source, and to the end of the minute of the last row of the second one
  const hours = 239 + 299 + 1 / 60;
  expect(figures.window.hours).toBeCloseTo(hours, 9);
  expect(figures.per_month?.requests).toBeCloseTo((540 * 730) / hours, 6);
  expect(figures.requests).toBe(540);
  // the longer of both stretches
  expect(figures.stability).toMatchObject({ stability: 1, hours: 300 });
  expect(figures.peak_hour?.peak_to_mean).toBe(1);
  // 300 minutes with requests of 299 hours and a minute
  expect(figures.peak_minute?.peak_to_mean).toBeCloseTo((299 * 60 + 1) / 300, 9);
  // June has 720 hours, of which the first source covers 239
  expect(notes.join(" ")).toContain("No source covers 481 of the hours");
});

test.each([
  // two files a day apart are one log, in which the workload had no requests for the second one
  [24, 99 + 24 + 99],
  [25, 99 + 1 / 60],
])("sources %i hours apart", (apart, hours) => {
  const next = june + 99 + apart;
  const parts = together(steady("a", june, 100), steady("b", next, 100));
  const { figures } = measured(parts, [covering(june, 100), covering(next, 100)], "a");
  expect(figures.window.hours).toBeCloseTo(hours, 9);
});
