import fc from "fast-check";
import { expect, test } from "vitest";
import { linear, logarithmic, type Scale } from "../../src/charts/scale.js";

const amount = fc.double({ min: -1e15, max: 1e15, noNaN: true });
const size = fc.double({ min: 0, max: 18, noNaN: true }).map((power) => 10 ** power);

function holds(scale: Scale, low: number, high: number): void {
  expect(scale.share(scale.low)).toBeCloseTo(0, 9);
  expect(scale.share(scale.high)).toBeCloseTo(1, 9);
  for (const value of [low, high]) {
    expect(scale.share(value)).toBeGreaterThanOrEqual(-1e-9);
    expect(scale.share(value)).toBeLessThanOrEqual(1 + 1e-9);
  }
  expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
  expect(scale.ticks.every((tick, i) => tick > (scale.ticks[i - 1] ?? Number.NEGATIVE_INFINITY))).toBe(true);
  expect(scale.ticks.every((tick) => tick >= scale.low && tick <= scale.high)).toBe(true);
}

test("a linear axis holds its values between round, rising ticks", () => {
  fc.assert(
    fc.property(amount, amount, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      // closer than this two amounts of that size are the same to a reader
      fc.pre(high === low || high - low > 1e-6 * Math.max(Math.abs(low), Math.abs(high)));
      const scale = linear(low, high);
      holds(scale, low, high);
      expect(scale.ticks.length).toBeLessThanOrEqual(8);
    }),
  );
});

test("a logarithmic axis holds its values between rising, round ticks, and ends at 1, 2 or 5 times a power of ten", () => {
  fc.assert(
    fc.property(size, size, (a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const scale = logarithmic(low, high);
      holds(scale, low, high);
      expect(scale.ticks.length).toBeLessThanOrEqual(10);
      for (const tick of scale.ticks) expect(tick.toExponential(3)).toMatch(/^\d[.]\d00e/);
      for (const end of [scale.low, scale.high]) expect(end.toExponential(3)).toMatch(/^[125][.]000e/);
    }),
  );
});

test.each([
  [0, 8000, [0, 2000, 4000, 6000, 8000]],
  [0, 0.3, [0, 0.1, 0.2, 0.3]],
  [-5100, 3400, [-6000, -4000, -2000, 0, 2000, 4000]],
  [0, 0, [0, 0.2, 0.4, 0.6, 0.8, 1]],
])("from %d to %d a linear axis has the ticks %j", (low, high, ticks) => {
  expect(linear(low, high).ticks).toEqual(ticks);
});

test.each([
  [1.2e9, 4e9, [1e9, 2e9, 3e9, 4e9, 5e9]],
  [1e9, 1e9, [5e8, 1e9, 1.5e9, 2e9]],
  [1.1e9, 9e9, [1e9, 2e9, 5e9, 1e10]],
  [3e6, 4e9, [1e7, 1e8, 1e9]],
])("from %d to %d a logarithmic axis has the ticks %j", (low, high, ticks) => {
  expect(logarithmic(low, high, 6).ticks).toEqual(ticks);
});
