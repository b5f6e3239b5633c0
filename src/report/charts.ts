import type { Option, WorkloadAssessment } from "../assessment/schema.js";
import { leastTokens, mostMoney, mostTokens } from "../charts/check.js";
import type { ChartSpec } from "../charts/spec.js";
import { moveOf } from "./money-words.js";

/** Swings and options that a chart has room for. */
const mostSwings = 8;

const isMoney = (usd: number): boolean => Math.abs(usd) <= mostMoney;
const isVolume = (tokens: number): boolean => tokens >= leastTokens && tokens <= mostTokens;

/** What charts are drawn from. */
type Charted = Pick<WorkloadAssessment, "name" | "economics"> & { options: readonly Option[] };

/** The charts of a workload's economics, as far as its figures go and an axis can hold them. */
export function chartsOf(workload: Charted): ChartSpec[] {
  return [costCurve(workload), optionBars(workload), tornado(workload), projection(workload)].flatMap(
    (chart) => chart ?? [],
  );
}

/** What options are called where there is no room for their titles. */
const shortNames: Readonly<Record<Option["id"], string>> = {
  managed_as_is: "Managed, as it is",
  managed_better: "Managed, done better",
  managed_batch: "Managed, batch API",
  managed_cheaper_model: "Managed, cheaper model",
  open_weights_hosted: "Open weights, hosted",
  self_hosted: "Self-hosted",
  self_hosted_reserved: "Self-hosted, reserved",
  self_hosted_owned: "Self-hosted, bought",
  self_hosted_active_window: "Self-hosted, in a window",
  self_hosted_scale_to_zero: "Self-hosted, per run",
  hybrid: "Split by slice",
};

/** What each side is called in charts. */
function names({ options, economics: { saving } }: Charted): { managed: string; own: string } {
  const managed = options.find(({ id }) => id === saving?.managed);
  const own = saving ? shortNames[saving.self_hosted] : "Self-hosted";
  const barred = managed?.feasible === "no" ? " (not possible)" : "";
  return { managed: managed ? `${shortNames[managed.id]}${barred}` : "Managed", own: `${own}, people counted` };
}

function costCurve(workload: Charted): ChartSpec | undefined {
  const { curve, break_even: found } = workload.economics;
  if (!curve) return undefined;
  const { managed, own } = names(workload);
  const points = (usd: readonly number[]) =>
    curve.tokens_per_month
      .map((tokensPerMonth, i) => ({ tokensPerMonth, usdPerMonth: usd[i] ?? 0 }))
      .filter(({ tokensPerMonth, usdPerMonth }) => isVolume(tokensPerMonth) && isMoney(usdPerMonth));
  if (!isVolume(curve.today)) return undefined;
  const at = found?.tokens_per_month ?? null;
  return {
    kind: "cost_curve",
    title: `${workload.name}: cost over the volume`,
    series: [
      { name: managed, shape: "smooth", points: points(curve.managed) },
      { name: own, shape: "stepped", points: points(curve.self_hosted) },
    ],
    todayTokensPerMonth: curve.today,
    breakEvens:
      at === null || !isVolume(at)
        ? []
        : [
            {
              tokensPerMonth: at,
              usdPerMonth: costAt(curve.tokens_per_month, curve.managed, at),
              note: `${moveOf(workload).toLowerCase()} becomes cheaper`,
            },
          ],
  };
}

/** The cost at a volume between two points of a curve. */
function costAt(volumes: readonly number[], usd: readonly number[], at: number): number {
  const next = Math.max(
    1,
    volumes.findIndex((volume) => volume >= at),
  );
  const [from = 0, to = 0] = [volumes[next - 1], volumes[next]];
  const [low = 0, high = 0] = [usd[next - 1], usd[next]];
  return to > from ? low + ((high - low) * (at - from)) / (to - from) : high;
}

function optionBars({ name, options }: Charted): ChartSpec | undefined {
  const priced = options.flatMap(({ id, usd_per_month: usd, feasible }: Option) =>
    usd && isMoney(usd.high) ? [{ name: shortNames[id], ...usd, possible: feasible === "yes" }] : [],
  );
  return priced.length < 2
    ? undefined
    : { kind: "options", title: `${name}: USD a month of each option`, options: priced };
}

function tornado(workload: Charted): ChartSpec | undefined {
  const { tornado: swings, saving } = workload.economics;
  if (!saving || swings.length === 0) return undefined;
  const ends = swings.flatMap(({ low_usd: low, high_usd: high }) => [low, high]);
  if (![saving.base_usd, ...ends].every(isMoney)) return undefined;
  return {
    kind: "tornado",
    title: `${workload.name}: what moves the monthly difference`,
    option: moveOf(workload),
    expectedUsdPerMonth: saving.base_usd,
    swings: swings.slice(0, mostSwings).map((swing) => ({
      factor: swing.title,
      low: { input: swing.low_text, differenceUsdPerMonth: swing.low_usd },
      high: { input: swing.high_text, differenceUsdPerMonth: swing.high_usd },
    })),
  };
}

function projection(workload: Charted): ChartSpec | undefined {
  const { projection: ahead } = workload.economics;
  if (!ahead || ![...ahead.managed, ...ahead.self_hosted].every(isMoney)) return undefined;
  const { managed, own } = names(workload);
  const { turns_in: turn, stays_from: stays } = ahead;
  const crossing = (month: number | null, note: string) =>
    month === null ? [] : [{ month, usd: ahead.self_hosted[month] ?? 0, note }];
  return {
    kind: "projection",
    title: `${workload.name}: the next ${ahead.months} months at ${Number((ahead.growth_per_month * 100).toPrecision(3))} % growth a month`,
    measure: "monthly",
    series: [
      { name: managed, usd: ahead.managed },
      { name: own, usd: ahead.self_hosted },
    ],
    crossings: [
      ...crossing(turn, "the cheaper side changes"),
      ...(stays === turn ? [] : crossing(stays, "the cheaper side changes for good")),
    ],
  };
}
