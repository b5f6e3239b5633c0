import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { percent, tokens } from "../../text/figures.js";
import { count, noun, span } from "./figures.js";
import { stretch } from "./moments.js";
import { modelName } from "./names.js";
import { grid, type Pair, type Part, pairs } from "./part.js";
import { withReason } from "./told.js";
import * as of from "./workload-figures.js";

const resolutionWords: Readonly<Record<WorkloadEvidence["window"]["resolution"], string>> = {
  request: "each request is logged",
  hour: "sums by the hour",
  day: "sums by the day",
};

/** When, how much, and by which models. */
export function volumeParts(workload: WorkloadEvidence): Part[] {
  const { window, models, tokens: all, per_month: month, separate_cached: separate } = workload;
  const rows: Pair[] = [
    ["Logged", `${stretch(window)}, ${span(window.hours)}; ${resolutionWords[window.resolution]}`],
    ["Requests", withReason(of.requests(workload))],
    ["Tokens", tokensLine(workload)],
    ["Input cached", cachedLine(workload)],
    ...(all.cache_write === null ? [] : ([["Written to cache", `${tokens(all.cache_write)} tokens`]] as Pair[])),
    ...(all.reasoning === null
      ? []
      : ([["Reasoned", `${tokens(all.reasoning)} tokens, part of the output`]] as Pair[])),
    ...(separate > 0
      ? ([["Cached rule", `added to the input of ${count(separate)} ${noun(separate, "request")}`]] as Pair[])
      : []),
    ["A month", monthLine(workload), ...(month?.extrapolated ? [of.extrapolated] : [])],
  ];
  return [
    ...pairs("Volume", rows),
    ...grid("Models", {
      head: ["Model", "Requests", "Tokens", of.hasTokens(workload) ? "Of the tokens" : "Of the requests"],
      rows: models.map((model) => [
        modelName(model),
        workload.requests === null ? "unknown" : count(model.requests),
        of.hasTokens(workload) ? tokens(model.tokens) : "unknown",
        percent(model.share),
      ]),
      right: [1, 2, 3],
    }),
  ];
}

function tokensLine(workload: WorkloadEvidence): string {
  const { input, output, told_by: by } = workload.tokens;
  const all = withReason(of.allTokens(workload));
  if (!of.hasTokens(workload)) return all;
  const tellers = workload.requests === null || by === 0 ? "" : `, told by ${count(by)} ${noun(by, "request")}`;
  return `${all}: ${tokens(input)} in, ${tokens(output)} out${tellers}`;
}

function cachedLine(workload: WorkloadEvidence): string {
  const { cached_input: cached } = workload.tokens;
  const share = withReason(of.cachedShare(workload));
  return cached === null ? share : `${share} of the input: ${tokens(cached)} tokens`;
}

function monthLine(workload: WorkloadEvidence): string {
  if (workload.per_month === null) return `unknown: ${of.tooShort}`;
  const parts = [
    ["requests", of.requestsPerMonth(workload)],
    ["tokens", of.tokensPerMonth(workload)],
    ["cost as logged", of.usdPerMonth(workload)],
  ] as const;
  // why a figure is not quite known holds for all of them, and has a line of its own
  return parts
    .map(([name, told]) => `${name} ${workload.per_month?.extrapolated ? told.text : withReason(told)}`)
    .join("; ");
}
