import type { Fact } from "../facts/fact.js";
import type { Estimates, Estimator } from "../verdict/data.js";

interface Answer {
  asOf: string;
  facts: readonly (Fact | undefined)[];
  estimates: Estimates;
}

/** Answers kept: most changes that flips try leave the facts of money as they are. */
const most = 8;

/** An estimator that asks again only where one of the named facts, all that it reads, is another object than before. */
export function byFacts(names: readonly string[], estimate: Estimator): Estimator {
  const answers: Answer[] = [];
  return (facts, asOf) => {
    const now = names.map((name) => facts.get(name));
    const known = answers.find((answer) => answer.asOf === asOf && now.every((fact, i) => fact === answer.facts[i]));
    if (known) return known.estimates;
    const estimates = estimate(facts, asOf);
    answers.unshift({ asOf, facts: now, estimates });
    if (answers.length > most) answers.pop();
    return estimates;
  };
}
