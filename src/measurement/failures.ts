import type { Failures, WorkloadEvidence } from "../assessment/evidence-schema.js";
import { type FailuresOfKind, failuresOf } from "../evidence/failures.js";
import { hourMs } from "../evidence/parts.js";
import type { Grouped } from "./grouped.js";
import { iso } from "./taking.js";

/** Errors and refusals of all hours; null where the log has no hours or tells no outcomes. */
export function failuresFor({ everyHour }: Grouped): Pick<WorkloadEvidence, "errors" | "rate_limits"> {
  const found = everyHour && failuresOf(everyHour);
  if (!found) return { errors: null, rate_limits: null };
  const { load } = found.rateLimited;
  return {
    errors: kindFor(found.errors),
    rate_limits: {
      ...kindFor(found.rateLimited),
      load: load && {
        busiest: load.busiest,
        others: load.others,
        from: load.from,
        comes_with_load: load.comesWithLoad,
      },
    },
  };
}

function kindFor({ rate, windows, worstHour }: FailuresOfKind): Failures {
  return {
    rate,
    windows: windows.map(({ from, to, failures, of, share }) => ({
      from: iso(from * hourMs),
      to: iso(to * hourMs),
      failures,
      of,
      share,
    })),
    worst_hour: worstHour && {
      hour: worstHour.hourOfDay,
      failures: worstHour.failures,
      of: worstHour.of,
      recurring: worstHour.recurring,
    },
  };
}
