import { wordsOf } from "../facts/known.js";
import { no, testedBy, yes } from "../rules/evaluate.js";
import type { Requirement } from "../rules/pack.js";
import { requirementsOf, type Standing } from "../verdict/standing.js";
import { remedyOf } from "./remedy.js";

/** What every request must leave behind before anybody can tell the two sides apart (guide: G2, G18). */
const neededLogs = ["cost", "latency", "quality"];

/** Logs that are not known to be kept. */
export function missingLogs({ space }: Standing): string[] {
  const logged = wordsOf(space.facts, "evidence.logs") ?? [];
  return neededLogs.filter((log) => !logged.includes(log));
}

/** Binding requirements that are not shown to hold, with the facts they test and the work that would meet them. */
export function unmet(standing: Standing): { rule: Requirement; facts: string[]; work: string | undefined }[] {
  const { requirements, variables } = standing.space.engine.compiled;
  const levels = new Map(requirementsOf(standing).map((r) => [r.id, r]));
  return requirements.flatMap(({ rule, own }) => {
    const level = levels.get(rule.id);
    if (!level?.binding || level.level === yes) return [];
    const facts = testedBy(own).flatMap((v) => variables[v]?.spec.name ?? []);
    return [{ rule, facts, work: remedyOf(standing.space.facts, rule, facts, level.own === no) }];
  });
}
