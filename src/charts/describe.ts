import { label } from "./label.js";
import { costPlot, projectionPlot } from "./line-plot.js";
import { nothingToDraw } from "./nothing.js";
import { compact, money } from "./number.js";
import { optionsPlot } from "./options-plot.js";
import type { ChartSpec, CostCurve, Projection } from "./spec.js";
import { tornadoPlot } from "./tornado-plot.js";

/** What a chart shows in sentences, for those who cannot see it. @param spec checked */
export function describe(spec: ChartSpec): string {
  return nothingToDraw(spec) ?? sentences(spec).join(" ");
}

function sentences(spec: ChartSpec): string[] {
  switch (spec.kind) {
    case "cost_curve": {
      const plot = costPlot(spec);
      const today = spec.todayTokensPerMonth;
      return [
        "Cost in USD a month over the volume in tokens a month.",
        ...ends(spec),
        ...(today === undefined ? [] : [`Today's volume is ${compact(today)} tokens a month.`]),
        ...plot.marks.map(({ text }) => sentence(text)),
        ...plot.notes,
      ];
    }
    case "projection": {
      const plot = projectionPlot(spec);
      return [
        spec.measure === "cumulative" ? "USD paid up to each month." : "Cost in USD a month over the coming months.",
        ...months(spec),
        ...plot.marks.map(({ text }) => sentence(text)),
        ...plot.notes,
      ];
    }
    case "tornado": {
      const plot = tornadoPlot(spec);
      return [
        `How far each uncertain number alone moves the monthly difference, ${plot.expected.label}.`,
        ...spec.swings.map(
          ({ factor, low, high }) =>
            `${label(factor, 28)}: ${label(low.input, 16)} gives ${money(low.differenceUsdPerMonth)}, ` +
            `${label(high.input, 16)} gives ${money(high.differenceUsdPerMonth)}.`,
        ),
      ];
    }
    case "options": {
      const plot = optionsPlot(spec);
      const rows = plot.rows.map(
        ({ name, costs, cheapest }) => `${name}: ${costs}${cheapest ? ", the cheapest" : ""}.`,
      );
      return ["Cost of each option in USD a month, expected value and range.", ...rows, ...plot.notes];
    }
  }
}

function ends({ series }: CostCurve): string[] {
  return series.flatMap(({ name, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) return [];
    const from = `${money(first.usdPerMonth)} at ${compact(first.tokensPerMonth)} tokens`;
    return [`${label(name)}: ${from}, ${money(last.usdPerMonth)} at ${compact(last.tokensPerMonth)} tokens.`];
  });
}

function months({ series }: Projection): string[] {
  return series.flatMap(({ name, usd }) => {
    const [first, last] = [usd[0], usd.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [`${label(name)}: ${money(first)} in month 0, ${money(last)} in month ${usd.length - 1}.`];
  });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
