import fc from "fast-check";
import type { ChartSpec, CostCurve, OptionBars, Projection, Tornado } from "../../src/charts/spec.js";
import { hostileNames } from "./hostile.js";

const name = fc.oneof(fc.constantFrom(...hostileNames), fc.string({ unit: "binary", maxLength: 60 }));
const tokens = fc.double({ min: 0, max: 18, noNaN: true }).map((power) => 10 ** power);
const usd = fc.oneof(
  fc.constant(0),
  fc.double({ min: 0, max: 1e15, noNaN: true }),
  fc.double({ min: -4, max: 7, noNaN: true }).map((power) => 10 ** power),
);
const signed = fc.tuple(usd, fc.boolean()).map(([amount, loss]) => (loss ? -amount : amount));
const point = fc.record({ tokensPerMonth: tokens, usdPerMonth: usd });
const note = fc.record({ note: name }, { requiredKeys: [] });

export const costCurves: fc.Arbitrary<CostCurve> = fc
  .record({
    kind: fc.constant("cost_curve" as const),
    title: name,
    series: fc.array(
      fc.record({
        name,
        shape: fc.constantFrom("smooth" as const, "stepped" as const),
        points: fc
          .array(point, { maxLength: 12 })
          .map((points) => points.sort((a, b) => a.tokensPerMonth - b.tokensPerMonth)),
      }),
      { maxLength: 8 },
    ),
    breakEvens: fc.array(
      fc.tuple(point, note).map(([where, why]) => ({ ...where, ...why })),
      { maxLength: 6 },
    ),
    today: fc.option(tokens),
  })
  .map(({ today, ...curve }) => ({ ...curve, ...(today === null ? {} : { todayTokensPerMonth: today }) }));

export const projections: fc.Arbitrary<Projection> = fc.record({
  kind: fc.constant("projection" as const),
  title: name,
  measure: fc.constantFrom("monthly" as const, "cumulative" as const),
  series: fc.array(fc.record({ name, usd: fc.array(usd, { maxLength: 40 }) }), { maxLength: 8 }),
  crossings: fc.array(
    fc
      .tuple(fc.record({ month: fc.double({ min: 0, max: 60, noNaN: true }), usd }), note)
      .map(([where, why]) => ({ ...where, ...why })),
    { maxLength: 6 },
  ),
});

const end = fc.record({ input: name, differenceUsdPerMonth: signed });

export const tornados: fc.Arbitrary<Tornado> = fc.record({
  kind: fc.constant("tornado" as const),
  title: name,
  option: name,
  expectedUsdPerMonth: signed,
  swings: fc.array(fc.record({ factor: name, low: end, high: end }), { maxLength: 15 }),
});

export const optionBarCharts: fc.Arbitrary<OptionBars> = fc.record({
  kind: fc.constant("options" as const),
  title: name,
  options: fc.array(
    fc.tuple(name, fc.tuple(usd, usd, usd)).map(([its, costs]) => {
      const [low = 0, expected = 0, high = 0] = [...costs].sort((a, b) => a - b);
      return { name: its, low, expected, high };
    }),
    { maxLength: 24 },
  ),
});

export const charts: fc.Arbitrary<ChartSpec> = fc.oneof(costCurves, projections, tornados, optionBarCharts);
