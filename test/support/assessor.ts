/** Assessments with all dated data under the default pack, as the program makes them. */
import { assess } from "../../src/assess/assess.js";
import type { AssessmentData } from "../../src/assess/context.js";
import { economicsOf } from "../../src/assess/economics/economics.js";
import { standingOf } from "../../src/assess/judge.js";
import { optionsOf } from "../../src/assess/options.js";
import type { Assessment, Economics, Option, OptionId } from "../../src/assessment/schema.js";
import { cheaperWay } from "../../src/economics/cheaper-way.js";
import { estimatorOf } from "../../src/economics/estimate.js";
import { profileOf } from "../../src/economics/profile.js";
import { studyOf } from "../../src/economics/study.js";
import type { Facts } from "../../src/facts/fact.js";
import { compilePack } from "../../src/rules/compile.js";
import type { Mode } from "../../src/rules/pack.js";
import { modesOf } from "../../src/verdict/modes.js";
import { engineOf } from "../../src/verdict/space.js";
import { builtIn } from "./built-in.js";
import { allData } from "./economics.js";
import { asOf, stated, workload } from "./judge.js";
import type { StatedFacts } from "./workloads.js";

const pack = builtIn("default");
const engine = engineOf(compilePack(pack));

/** The data that the program comes with, read once. */
export const data = await allData();

/** A whole assessment of workloads of these facts. */
export const assessed = (portfolio: readonly StatedFacts[]): Assessment =>
  assess({ workloads: portfolio.map((facts, i) => workload(facts, `w${i}`)) }, pack, data, asOf);

/** What an assessment says of one workload's money and mode; flips, which take most of its time, are left out. */
export interface Judged {
  facts: Facts;
  mode: Mode;
  possible: readonly Mode[];
  settled: boolean;
  proven: boolean;
  options: readonly Option[];
  economics: Economics;
}

/** Judges one workload on the program's data, or on data of its own. */
export function judged(facts: StatedFacts, from: AssessmentData = data): Judged {
  const { economics } = from;
  const estimating = economics ? { ...from, estimate: estimatorOf(economics) } : from;
  const standing = standingOf({ engine, data: estimating, asOf, economics }, stated(facts));
  const known = standing.space.facts;
  const study = studyOf(profileOf(known), economics, asOf);
  const cheaper = economics && cheaperWay(study.profile, economics, asOf);
  return {
    facts: known,
    mode: standing.mode,
    possible: modesOf(standing.possible),
    settled: standing.settled,
    proven: standing.proven,
    options: optionsOf([{ standing, study }], known, { study, cheaper, split: undefined }),
    economics: economicsOf(study, known, economics, asOf),
  };
}

export const optionOf = ({ options }: Pick<Judged, "options">, id: OptionId): Option | undefined =>
  options.find((option) => option.id === id);

/** What an option costs where every number is as expected: the sum of its bill's lines. Undefined where not priced. */
export function expectedUsd(option: Option | undefined): number | undefined {
  if (!option?.usd_per_month) return undefined;
  return Object.values(option.parts).reduce((sum, { expected }) => sum + expected, 0);
}
