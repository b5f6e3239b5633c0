import type { Economics } from "../assessment/schema.js";
import { cheaperWay } from "../economics/cheaper-way.js";
import type { ManagedWay } from "../economics/managed-way.js";
import type { OwnWay } from "../economics/own-ways.js";
import { profileOf } from "../economics/profile.js";
import { type Study, studyOf } from "../economics/study.js";
import type { Facts } from "../facts/fact.js";
import type { Standing } from "../verdict/standing.js";
import type { Context } from "./context.js";
import { economicsOf } from "./economics/economics.js";
import { sumNote } from "./economics/notes.js";
import { goDifferentWays, sliceStudy, splitOf } from "./economics/split.js";
import { askOtherwise, summedStudy, summedWay } from "./economics/summed.js";
import type { Part } from "./part.js";

/** What the options' money is taken from. */
export interface Money {
  study: Study;
  /** A cheaper model of the same maker, where there is one. */
  cheaper: ManagedWay | undefined;
  /** The cost of going different ways by slice, where slices do. */
  split: OwnWay | undefined;
}

/** The money of a workload and of each of its slices, and the economics that reports tell of it. */
export interface Studied {
  parts: readonly Part[];
  money: Money;
  economics: Economics;
  /** Whether slices ask for something else than the workload says as a whole, so that money is the sum of theirs. */
  summed: boolean;
}

/** @param slices empty where the workload has none: then it is its own only part, standing as `lead` */
export function studied(
  { economics: data, asOf }: Context,
  whole: Facts,
  slices: readonly { slice: string; standing: Standing }[],
  lead: Standing,
): Studied {
  const studyAt = (facts: Facts) => studyOf(profileOf(facts), data, asOf);
  const cheaper = ({ profile }: Study) => data && cheaperWay(profile, data, asOf);
  const asSaid = studyAt(whole);
  const parts = slices.map((part) => ({ ...part, study: studyAt(part.standing.space.facts) }));
  const studies = parts.map(({ study }) => study);
  const summed = askOtherwise(asSaid, studies);
  const study = summed ? summedStudy(asSaid, studies) : asSaid;
  const modes = parts.map((part) => ({ mode: part.standing.mode, study: part.study }));
  const split = splitOf(modes, study.bill.committed);
  const told = economicsOf(sliceStudy(study, modes, split), whole, data, asOf);
  if (summed) told.notes.push(sumNote(asSaid.profile, study.profile));
  return {
    parts: parts.length > 0 ? parts : [{ standing: lead, study }],
    money: { study, cheaper: summed ? summedWay(studies.map(cheaper), study.bill) : cheaper(study), split },
    economics: goDifferentWays(modes) ? { ...told, ...noRatio } : told,
    summed,
  };
}

/** The ratio that rules test is of self-hosting every slice, which a split does not do. */
const noRatio = { self_hosted_to_managed: null, likely_self_hosted_to_managed: null };
