import { badRows, type ReportCode, type ReportProblem } from "./report.js";

const shownPlaces = 5;

/** Problems of one report, counted by code, with the first places of each. */
export class Problems {
  readonly #found = new Map<ReportCode, { count: number; lines: number[] }>();

  add(code: ReportCode, line: number): void {
    const found = this.#found.get(code) ?? { count: 0, lines: [] };
    found.count += 1;
    found.lines.push(line);
    // rows may be looked at in another order than the file's
    if (found.lines.length > 2 * shownPlaces) found.lines = firstOf(found.lines);
    this.#found.set(code, found);
  }

  has(code: ReportCode): boolean {
    return this.#found.has(code);
  }

  list(): ReportProblem[] {
    return [...this.#found].map(([code, { count, lines }]) => ({
      code,
      bad: Object.hasOwn(badRows, code),
      count,
      places: firstOf(lines).map((line) => ({ line })),
    }));
  }
}

const firstOf = (lines: readonly number[]): number[] => [...lines].sort((a, b) => a - b).slice(0, shownPlaces);
