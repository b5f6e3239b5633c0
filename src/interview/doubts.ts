import type { Context } from "../assess/context.js";
import { billDoubt, type Doubt, nameDoubts, priceDoubt } from "../assess/economics/doubts.js";
import { describedBy } from "../assess/judge.js";
import { profileOf } from "../economics/profile.js";
import { studyOf } from "../economics/study.js";
import { statedParts } from "../verdict/slice-facts.js";
import type { Workload } from "../workloads/workload.js";

/** What dated data says against the answers of a workload: a bill that its traffic cannot cost, names that no table has. */
export function doubtsOf(context: Context, workload: Workload): Doubt[] {
  return statedParts(workload).flatMap((stated) => {
    const { facts } = describedBy(context, stated);
    const study = studyOf(profileOf(facts), context.economics, context.asOf);
    return [billDoubt(study), priceDoubt(study), ...nameDoubts(study)].filter((doubt) => doubt !== undefined);
  });
}
