import { hourMs } from "../evidence/parts.js";
import { figure } from "../text/figures.js";
import type { Grouped } from "./grouped.js";
import { iso, type Taking } from "./taking.js";
import { unitNotes } from "./unit-notes.js";
import { longest } from "./watched.js";
import type { Figures } from "./workload.js";

/** What a reader should know before relying on a workload's figures, one sentence each. */
export function notesOf(grouped: Grouped, figures: Figures, { sampleRate }: Taking): string[] {
  const { total } = grouped;
  const { window, stability, per_month: month } = figures;
  const notes: (string | false)[] = [
    ...unitNotes(grouped, figures),
    month === null &&
      "The log covers less than 72 hours, which say nothing of a month or of stability (--extrapolate takes them for a month all the same).",
    month?.extrapolated === true && "The monthly figures are extrapolated from less than 72 hours, as was asked for.",
    unwatchedNote(grouped, figures),
    window.resolution === "day" && "The log has no hours: stability, peaks and growth stay unknown.",
    window.resolution === "hour" && "The log has sums and no single requests: percentiles stay unknown.",
    total.uncounted_tokens > 0 && "The log does not say in how many requests its tokens were used.",
    sampleRate < 1 &&
      `Monthly volumes are those of the log divided by the sampling rate of ${Number((sampleRate * 100).toPrecision(12))} %; errors and refusals are as sampled.`,
    stability?.low_confidence === true &&
      "Stability rests on less than 14 days, so each hour of the week was seen less than twice.",
    pauseNote(figures),
    ...tokenNotes(grouped, figures),
  ];
  return notes.filter((note) => note !== false);
}

/** From how many hours without requests on, if they are half of all hours, a reader is asked whether that can be. */
const longPause = 168;

/** A row whose clock was wrong stretches a workload over months in which nothing came. */
function pauseNote({ series }: Figures): string | false {
  if (series === null) return false;
  let longest = { hours: 0, end: 0 };
  let hours = 0;
  for (const [i, value] of series.values.entries()) {
    hours = value > 0 ? 0 : hours + 1;
    if (hours > longest.hours) longest = { hours, end: i + 1 };
  }
  if (longest.hours < longPause || longest.hours < series.values.length / 2) return false;
  const start = Date.parse(series.from);
  const day = (hour: number) => new Date(start + hour * hourMs).toISOString().slice(0, 10);
  return `No load came from ${day(longest.end - longest.hours)} to ${day(longest.end)}, ${Math.round(longest.hours / 24)} days, more than half of the time: if a clock was wrong, leave that time out with --since or --until, as all monthly figures, stability and peaks count it as idle.`;
}

function tokenNotes({ total }: Grouped, { cached_input_share: cached }: Figures): (string | false)[] {
  const served = total.requests - total.rate_limited - total.errors;
  const untold = served - total.with_tokens;
  return [
    total.uncounted_tokens === 0 &&
      untold > 0 &&
      served > 0 &&
      `${figure(untold)} of ${figure(served)} requests that were served do not tell their tokens.`,
    total.with_tokens > 0 && cached === null && "The log does not tell what a prompt cache answered.",
    total.separate_cached > 0 &&
      `In ${figure(total.separate_cached)} requests there were more cached than input tokens, or the format keeps them apart: they were added to the input. In the others cached tokens count as part of the input; a log that keeps them apart there as well would show too little input.`,
    total.with_tokens > 0 && total.with_status < total.requests && "The log does not tell how every request ended.",
  ];
}

/** Of a workload that is logged in stretches apart. */
function unwatchedNote({ watched, from, to }: Grouped, { window }: Figures): string | false {
  const stretch = longest(watched);
  if (watched.length < 2 || stretch === undefined) return false;
  const apart = Math.round((to - from) / hourMs - window.hours);
  return `No source covers ${figure(apart)} of the hours between the first and the last request: a month is taken from the others, and stability, peaks and growth from the longest stretch without such hours, ${iso(stretch.from)} to ${iso(stretch.to)}.`;
}
