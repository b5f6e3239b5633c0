import type { Stage, Unknown } from "../assessment/schema.js";

/** Questions worth asking first: more than this is not a next step. */
const questions = 3;

/** What to do next, in order: what the provider forces, the rung's proof, then the cheapest ways to settle what is open. */
export function nextSteps(
  stage: Stage,
  unknowns: readonly Unknown[],
  better: { title: string; saves: string } | undefined,
  shutdown: string | undefined,
): string[] {
  const decisive = unknowns.filter((unknown) => unknown.could_change_verdict).slice(0, questions);
  return [
    `${stage.rung} · ${stage.title}`,
    ...(shutdown === undefined ? [] : [shutdown]),
    ...(better ? [`Take the cheaper managed way first: ${better.title}, about ${better.saves} a month less`] : []),
    ...stage.proof,
    // a requirement that waits for the same fact has asked for it already
    ...asked(decisive.filter(({ how_to_learn: how }) => !stage.proof.includes(how))),
  ];
}

/** Each way to learn something once, with all that it tells. */
function asked(unknowns: readonly Unknown[]): string[] {
  const ways = new Map<string, Unknown[]>();
  for (const unknown of unknowns) {
    ways.set(unknown.how_to_learn, [...(ways.get(unknown.how_to_learn) ?? []), unknown]);
  }
  return [...ways].map(([how, told]) => {
    const verb = told.every(({ estimate }) => estimate !== undefined) ? "Settle" : "Learn";
    return `${verb} ${told.map(({ title }) => `"${title}"`).join(" and ")}: ${how}`;
  });
}
