import type { EvidenceFact } from "../../assessment/evidence-schema.js";
import type { EconomicsData } from "../../economics/data.js";
import { planOf } from "../../economics/plan.js";
import { profileOf } from "../../economics/profile.js";
import type { Grouped } from "../../measurement/grouped.js";
import { unsampled } from "../../measurement/grouped.js";
import type { Measuring } from "../../measurement/measurement.js";
import { candidateOf } from "../../replay/candidate.js";
import { replayOf } from "../../replay/replay.js";
import { reprice } from "../../repricing/reprice.js";
import type { ReferenceData } from "../../verdict/data.js";
import { factsOf } from "../../verdict/facts-of.js";
import type { Stated, Workload } from "../../workloads/workload.js";
import type { MeasureFlags } from "./flags.js";

/** What a measurement needs beside the parts: prices, sizing, and what the workload file states of candidates. */
export function measuringWith(
  data: ReferenceData & { economics: EconomicsData },
  stated: ReadonlyMap<string, Workload>,
  flags: MeasureFlags,
  asOf: string,
): Measuring {
  const { economics } = data;
  const { book, multipliers, sizing, assumptions } = economics;
  const plan = planOf(assumptions);
  return {
    asOf,
    sampleRate: flags.sampleRate,
    extrapolate: flags.extrapolate === true,
    reprice: ({ traffic }) => (book ? reprice(traffic, { book, on: asOf, multipliers }) : null),
    replay: ({ name, hourly, minutes }: Grouped, measured) => {
      if (hourly === null) return "There is no replay: the log has no hours.";
      const facts = factsOf(asWritten(stated.get(name)?.stated ?? new Map(), measured), data, asOf);
      const profile = profileOf(facts);
      const series = unsampled(hourly, flags.sampleRate);
      const level = flags.serviceLevel;
      const candidate = candidateOf(profile, series, sizing, { plan, level });
      if (candidate.kind === "none") return candidate.because;
      const { replica, shape } = candidate;
      const whole = flags.sampleRate === 1 && minutes.minute.length > 0 ? minutes : undefined;
      return replayOf(series, whole, replica, plan, {
        shape,
        constants: sizing.constants,
        level,
        coldStartSeconds: flags.coldStart,
      });
    },
  };
}

/**
 * What a file will state once the measured facts are in it: a run that finds them there has to replay the same. What is
 * declared stays.
 */
function asWritten(
  stated: ReadonlyMap<string, Stated>,
  measured: readonly EvidenceFact[],
): ReadonlyMap<string, Stated> {
  const all = new Map(stated);
  for (const { fact, value } of measured) {
    if (all.get(fact)?.provenance !== "declared") all.set(fact, { value, provenance: "measured", at: nowhere });
  }
  return all;
}

/** A place for facts that no file states yet. */
const nowhere = { file: "", line: 1, col: 1 };
