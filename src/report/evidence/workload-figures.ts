import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { figure, percent, tokens } from "../../text/figures.js";
import { count, money, score, share, wait } from "./figures.js";
import { type Told, told, toldIf, unknown } from "./told.js";

/** Single figures of a workload in few words, each with why it is not known where it is not. */

const noHours = "the log has no hours";
const uncounted = "the log does not say in how many requests its tokens were used";
export const tooShort = "fewer than 72 hours say nothing of a month without --extrapolate";

/** Requests count as telling their tokens only with both: where one of them is known, the other is what is missing. */
function noTokens({ input_tokens: input, output_tokens: output }: WorkloadEvidence): string {
  if ((input === null) === (output === null)) return "no request tells its tokens";
  return `no request tells its ${input === null ? "input" : "output"} tokens`;
}

export const hasTokens = ({ tokens: all }: WorkloadEvidence): boolean => all.told_by > 0 || all.input + all.output > 0;

export const requests = ({ requests: all }: WorkloadEvidence): Told => toldIf(all, uncounted, count);

const loggedTokens = (workload: WorkloadEvidence): number | null =>
  hasTokens(workload) ? workload.tokens.input + workload.tokens.output : null;

export const allTokens = (workload: WorkloadEvidence): Told =>
  toldIf(loggedTokens(workload), noTokens(workload), tokens);

type PerMonth = NonNullable<WorkloadEvidence["per_month"]>;

export const extrapolated = "extrapolated from fewer than 72 hours, as was asked: no claim, only arithmetic";

/** What a month has; of fewer than 72 hours, which say nothing of a month, what was logged. */
function monthly(
  { per_month: month }: WorkloadEvidence,
  pick: (month: PerMonth) => number | null,
  because: string,
  words: (value: number) => string,
  logged: number | null,
): Told {
  const value = month === null ? null : pick(month);
  if (month?.extrapolated && value !== null) return unknown(extrapolated, `about ${words(value)}`);
  if (month !== null) return toldIf(value, because, words);
  return logged === null ? unknown(because) : unknown(tooShort, `${words(logged)} logged`);
}

export const requestsPerMonth = (workload: WorkloadEvidence): Told =>
  monthly(workload, (month) => month.requests, uncounted, tokens, workload.requests);

export const tokensPerMonth = (workload: WorkloadEvidence): Told =>
  monthly(workload, (month) => month.tokens, noTokens(workload), tokens, loggedTokens(workload));

export const usdPerMonth = (workload: WorkloadEvidence): Told =>
  monthly(
    workload,
    (month) => month.usd,
    workload.per_month === null
      ? "no cost is told"
      : "fewer than 95 % of the requests with tokens tell their cost, and no bill covers the window",
    money,
    workload.cost?.logged_usd ?? null,
  );

/** Input and output of a mean request; of reports that do not count requests their shares. */
export function tokenMix(workload: WorkloadEvidence): Told {
  const { input, output, told_by: by } = workload.tokens;
  if (!hasTokens(workload)) return unknown(noTokens(workload));
  if (workload.requests !== null && by > 0) return told(`${figure(input / by)} / ${figure(output / by)}`);
  const all = input + output;
  return all > 0 ? told(`${percent(input / all)} / ${percent(output / all)}`) : unknown(noTokens(workload));
}

export const cachedShare = ({ cached_input_share: cached }: WorkloadEvidence): Told =>
  toldIf(cached, "the log does not tell cached tokens", share);

export const whyNoStability = ({ series }: WorkloadEvidence): string =>
  series === null ? noHours : "it takes 72 hours from the first request on";

function ofStability(
  workload: WorkloadEvidence,
  words: (stability: NonNullable<WorkloadEvidence["stability"]>) => string,
): Told {
  return toldIf(workload.stability, whyNoStability(workload), words);
}

export const stability = (workload: WorkloadEvidence): Told =>
  ofStability(workload, ({ stability: value }) => score(value));

/** The two parts that it is made of: `0.44 · 0.92`. */
export const stabilityParts = (workload: WorkloadEvidence): Told =>
  ofStability(workload, ({ load_factor: factor, repeatability }) => `${score(factor)} · ${score(repeatability)}`);

/** `steady`, or `steady, low confidence`. */
export const band = (workload: WorkloadEvidence): Told =>
  ofStability(workload, ({ band: word, low_confidence: isLow }) => (isLow ? `${word}, low confidence` : word));

export const peakHour = ({ series, peak_hour: peak }: WorkloadEvidence): Told =>
  toldIf(peak, series === null ? noHours : "it takes 24 hours with some load", ({ peak_to_mean: ratio }) =>
    figure(ratio),
  );

export const peakMinute = ({ peak_minute: peak }: WorkloadEvidence): Told =>
  toldIf(peak, "the log has no minutes with load", ({ peak_to_mean: ratio }) => figure(ratio));

export const latency = ({ latency_ms: all }: WorkloadEvidence): Told =>
  toldIf(all, "no request tells it", ({ p95 }) => wait(p95));

export const ttft = ({ ttft_ms: all }: WorkloadEvidence): Told =>
  toldIf(all, "no request tells it", ({ p95 }) => wait(p95));

export const whyNoFailures = ({ series }: WorkloadEvidence): string =>
  series === null ? noHours : "no request tells its outcome";

export const errors = (workload: WorkloadEvidence): Told =>
  toldIf(workload.errors, whyNoFailures(workload), ({ rate }) => share(rate.rate));

export const rateLimits = (workload: WorkloadEvidence): Told =>
  toldIf(workload.rate_limits, whyNoFailures(workload), ({ rate }) => share(rate.rate));

export const whyNoGrowth = ({ series }: WorkloadEvidence): string =>
  series === null ? noHours : "it takes 14 days, most of them with load";

export const activeHours = ({ series, active_hours_per_week: hours }: WorkloadEvidence): Told =>
  toldIf(
    hours,
    series === null ? noHours : "it takes a whole week",
    (value) => `${figure(value)} of the 168 hours of a week`,
  );
