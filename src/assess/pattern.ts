import type { WorkloadAssessment } from "../assessment/schema.js";
import { evaluate, yes } from "../rules/evaluate.js";
import type { Space } from "../verdict/space.js";

/** A resemblance below this says nothing. */
const leastSimilarity = 0.5;

/** The product pattern of which most traits are known to hold (guide: G9), or null where none comes near. */
export function patternOf({ engine, masks }: Space): WorkloadAssessment["pattern"] {
  let best: WorkloadAssessment["pattern"] = null;
  const patterns = [...engine.compiled.pack.patterns].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, title, start, source } of patterns) {
    const traits = engine.compiled.traits.get(id) ?? [];
    const held = traits.filter((trait) => evaluate(trait, masks) === yes).length;
    const similarity = traits.length === 0 ? 0 : Number((held / traits.length).toFixed(2));
    if (similarity >= leastSimilarity && similarity > (best?.similarity ?? 0))
      best = { id, title, start, similarity, source };
  }
  return best;
}
