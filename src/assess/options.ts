import type { Option, OptionId } from "../assessment/schema.js";
import type { Facts } from "../facts/fact.js";
import { wordOf } from "../facts/known.js";
import { compared } from "./economics/priced.js";
import { feasibleOf } from "./feasible.js";
import type { Money } from "./money.js";
import { optionIds, titles } from "./option-titles.js";
import type { Part } from "./part.js";

/**
 * The ways of running a workload that a board should see side by side, priced where facts and dated data allow it. Money
 * and names are those of the whole; what is feasible has to be so for every part.
 */
export function optionsOf(parts: readonly Part[], facts: Facts, money: Money): Option[] {
  const feasible = feasibleOf(parts);
  const priced = compared(money.study, money.cheaper, money.split?.model, (id) => feasible(id).feasible === "yes");
  const names = namesOf(facts);
  const shown = new Set([...askedFor(facts), ...(parts.length > 1 ? ["hybrid"] : []), ...priced.keys()]);
  // the ways that it stands for say it better
  if (priced.has("managed_batch") || priced.has("managed_cheaper_model")) shown.delete("managed_better");
  return optionIds
    .filter((id) => shown.has(id))
    .map((id) => ({ id, ...titles[id], ...names(id), ...(priced.get(id) ?? unpriced), ...feasible(id) }));
}

/** The options that every board asks for, priced or not. Who runs it already has no managed way of today. */
function askedFor(facts: Facts): OptionId[] {
  const always: OptionId[] = ["open_weights_hosted", "self_hosted"];
  return wordOf(facts, "current.mode") === "self_hosted" ? always : ["managed_as_is", "managed_better", ...always];
}

const unpriced = { usd_per_month: null, ends: null, cheapest: null, parts: {}, basis: null };

/** Names that facts give an option, where pricing did not find better ones. */
function namesOf(facts: Facts) {
  const provider = named(wordOf(facts, "current.provider"), (word) => ({ provider: word }));
  const model = named(wordOf(facts, "current.model"), (word) => ({ model: word }));
  const candidate = named(wordOf(facts, "candidate.model"), (word) => ({ model: word }));
  const gpu = named(wordOf(facts, "candidate.gpu"), (word) => ({ gpu: word }));
  return (id: OptionId) => {
    if (id === "hybrid") return {};
    if (id === "open_weights_hosted") return candidate;
    if (id.startsWith("self_hosted")) return { ...candidate, ...gpu };
    return id === "managed_as_is" ? { ...provider, ...model } : provider;
  };
}

/** The field for a word that is known, or none. */
function named<T extends object>(word: string | undefined, field: (word: string) => T): T | Record<never, never> {
  return word === undefined ? {} : field(word);
}
