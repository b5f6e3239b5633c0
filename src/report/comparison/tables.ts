import type { ComparedSlice, ComparedTime } from "../../assessment/comparison-schema.js";
import { figure } from "../../text/figures.js";
import { countText, pointsText, shareText, sliceKinds, sliceWords, spread, timeText } from "./words.js";

/** A table as text: its header first. Columns after the first that hold numbers stand in `right`. */
export interface Table {
  rows: readonly (readonly string[])[];
  right: readonly number[];
  /** Columns that a narrow window may do without, the first to go first. */
  spare: readonly number[];
}

/** Slices, those that dropped first. */
export const sliceTable = (slices: readonly ComparedSlice[]): Table => ({
  rows: [
    ["Slice", "Of", "Status", "Count", "Managed", "Self-hosted", "Points apart"],
    ...slices.map((slice) => [
      slice.name,
      sliceKinds[slice.of],
      slice.required ? sliceWords[slice.status] : `${sliceWords[slice.status]}, small`,
      countText(slice),
      shareText(slice.managed),
      shareText(slice.self_hosted),
      slice.difference === null ? "-" : pointsText(slice.difference),
    ]),
  ],
  right: [3, 4, 5],
  // the difference says what both together say
  spare: [4, 5, 3],
});

export const timeTable = (times: readonly ComparedTime[]): Table => ({
  rows: [
    ["Time", "Requests", "Managed ms", "Self-hosted ms", "Times as long"],
    ...times.map((time) => [
      timeText(time),
      countText(time),
      figure(time.managed_ms.expected),
      figure(time.self_hosted_ms.expected),
      spread(time.times),
    ]),
  ],
  right: [1, 2, 3],
  spare: [1],
});
