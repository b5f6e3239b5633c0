import type { EvidenceFact } from "../assessment/evidence-schema.js";
import type { Replay } from "../assessment/replay-schema.js";
import { counted } from "../text/figures.js";
import type { Figures } from "./workload.js";

/** The fewest requests whose 95th percentile says something: five of them lie above it. */
const fewestForTail = 100;
/** From which share of refused requests on, at its low end, limits are met again and again: this project's own line. */
const often = 0.01;
/** The share of tokens above which one model stands for a workload. */
const oneModel = 0.9;

/** What can be measured of a workload, by the names of its facts. */
export const measuredFacts = [
  "traffic.requests_per_month",
  "traffic.tokens_per_month",
  "traffic.input_tokens",
  "traffic.output_tokens",
  "traffic.cached_input_share",
  "traffic.stability",
  "traffic.peak_to_mean",
  "traffic.served_peak_to_mean",
  "traffic.active_hours_per_week",
  "traffic.growth_per_month",
  "latency.current_p95",
  "limits.rate_limited",
  "evidence.logs",
  "current.provider",
  "current.model",
  "current.usd_per_month",
] as const;

type MeasuredFact = EvidenceFact & { fact: (typeof measuredFacts)[number] };

/** Hours of the window as reports write them. */
const span = ({ window }: Figures): string =>
  window.hours >= 48 ? `${Math.round(window.hours / 24)} days of logs` : `${Math.round(window.hours)} hours of logs`;

/** What a workload file can state of the figures. What is not known, or not for long enough, is left out. */
export function factsOf(figures: Figures, replay: Replay | null): MeasuredFact[] {
  const { per_month: month, stability, peak_hour: peak, growth } = figures;
  const basis = span(figures);
  const found: (MeasuredFact | false)[] = [
    ...volumes(figures, month?.extrapolated ? `extrapolated from ${basis}` : basis),
    month !== null && mean("traffic.input_tokens", figures.input_tokens, basis),
    month !== null && mean("traffic.output_tokens", figures.output_tokens, basis),
    month !== null &&
      figures.cached_input_share !== null && {
        fact: "traffic.cached_input_share",
        value: figures.cached_input_share,
        basis,
      },
    stability !== null && {
      fact: "traffic.stability",
      value: stability.stability,
      basis: `load factor ${stability.load_factor.toFixed(2)}, repeatability ${stability.repeatability.toFixed(2)}, ${basis}`,
    },
    stability !== null && peak !== null && { fact: "traffic.peak_to_mean", value: peak.peak_to_mean, basis },
    replay !== null &&
      stability !== null && {
        fact: "traffic.served_peak_to_mean",
        value: roundedUp(replay.served_peak_to_mean),
        basis: `replay of ${basis} at a service level of ${replay.service_level * 100} %`,
      },
    figures.active_hours_per_week !== null &&
      figures.active_hours_per_week >= 1 && {
        fact: "traffic.active_hours_per_week",
        value: figures.active_hours_per_week,
        basis,
      },
    growth !== null &&
      growth.trend !== "none_shown" && {
        fact: "traffic.growth_per_month",
        value: growth.per_month,
        basis: `${growth.weeks} whole weeks`,
      },
    month !== null &&
      (figures.latency_ms?.count ?? 0) >= fewestForTail &&
      figures.latency_ms !== null && {
        fact: "latency.current_p95",
        value: Math.max(1, figures.latency_ms.p95),
        basis: counted(figures.latency_ms.count, "request"),
      },
    rateLimits(figures),
    logged(figures),
    ...provider(figures),
  ];
  return found.filter((fact) => fact !== false);
}

/** Requests and their lengths say all; tokens are stated where requests are not counted. */
function volumes(
  { per_month: month, input_tokens: input, output_tokens: output }: Figures,
  basis: string,
): (MeasuredFact | false)[] {
  if (month === null) return [];
  const { requests, served_requests: served, tokens, usd } = month;
  const isWhole = served !== null && served > 0 && input !== null && output !== null;
  return [
    // lengths are means of requests that were served, so that both multiplied are the tokens that were measured
    served !== null &&
      served > 0 && {
        fact: "traffic.requests_per_month",
        value: served,
        basis: served === requests ? basis : `requests that were served: without those refused or failed, ${basis}`,
      },
    tokens !== null && !isWhole && { fact: "traffic.tokens_per_month", value: tokens, basis },
    usd !== null && { fact: "current.usd_per_month", value: usd, basis: `cost as logged, ${basis}` },
  ];
}

const mean = (fact: MeasuredFact["fact"], of: Figures["input_tokens"], basis: string): MeasuredFact | false =>
  of !== null && { fact, value: of.mean, basis: `mean of ${counted(of.count, "request")}, ${basis}` };

/** Three digits, never less than it was: a fleet is planned for it. */
function roundedUp(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 2);
  return Number((Math.ceil(value / step - 1e-9) * step).toPrecision(3));
}

function rateLimits({ per_month: month, rate_limits: limits }: Figures): MeasuredFact | false {
  if (month === null || month.extrapolated || limits === null) return false;
  const { count, of, low } = limits.rate;
  const value = count === 0 ? "never" : low >= often ? "often" : "sometimes";
  return {
    fact: "limits.rate_limited",
    value,
    basis: `${count.toLocaleString("en-US")} of ${counted(of, "request")} refused`,
  };
}

function logged(figures: Figures): MeasuredFact | false {
  const told = [
    ...(figures.per_month?.usd !== null && figures.per_month !== null ? ["cost"] : []),
    ...(figures.latency_ms === null ? [] : ["latency"]),
  ];
  return told.length > 0 && { fact: "evidence.logs", value: told, basis: "what the log tells of each request" };
}

function provider({ models }: Figures): (MeasuredFact | false)[] {
  const [first] = models;
  if (!first || first.share < oneModel) return [];
  const basis = first.share === 1 ? "the only one in the log" : `${Math.round(first.share * 100)} % of the load`;
  return [
    first.provider !== null && { fact: "current.provider", value: first.provider, basis },
    first.model !== null && { fact: "current.model", value: first.model, basis },
  ];
}
