import type { Facts, FactValue } from "../facts/fact.js";
import { factValue } from "../facts/known.js";
import { evaluate, yes } from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import type { Space } from "../verdict/space.js";
import { waysTo } from "./goals.js";
import { flipLimit, perMode } from "./limits.js";
import { factCount, type Repair, repairs } from "./repair.js";
import { singleRepairs } from "./singles.js";
import { type Edit, sizeOf } from "./size.js";

/** Values of facts that would give another mode. Minimal: no part of it gives that mode. */
export interface FlipFound {
  to: Mode;
  changes: ReadonlyMap<string, FactValue>;
  distance: number;
}

/** Judges the workload again with some facts replaced. */
export type Reassess = (changes: ReadonlyMap<string, FactValue>) => { mode: Mode; space: Space };

type Changes = ReadonlyMap<string, FactValue>;

/** Minimal flips to each other mode, verified by judging again; fewest changes first, then nearest. */
export function flipsOf(space: Space, mode: Mode, reassess: Reassess): FlipFound[] {
  const targets = (["managed", "self_hosted", "blocked"] as const).filter((target) => target !== mode);
  const singles = singleRepairs(space, mode);
  return targets
    .flatMap((target) => flipsTo(space, target, waysOf(space, target, singles.get(target) ?? []), reassess))
    .sort((a, b) => a.changes.size - b.changes.size || a.distance - b.distance || (a.to < b.to ? -1 : 1));
}

/** Single changes where there are enough of them: what changes more facts would be further away. */
function waysOf(space: Space, target: Mode, singles: readonly Repair[]): readonly Repair[] {
  return singles.length >= perMode ? singles : [...singles, ...waysTo(space, target)];
}

function flipsTo(space: Space, to: Mode, candidates: readonly Repair[], reassess: Reassess): FlipFound[] {
  const found = new Map<string, FlipFound>();
  for (const way of nearestWays(space.facts, candidates)) {
    // the ways come fewest changes first: once enough are found, longer ones cannot be nearer
    const longest = Math.max(...[...found.values()].map((flip) => flip.changes.size));
    if (found.size >= perMode && factCount(way) > longest) break;
    const sufficient = complete(space, way, to, reassess);
    const changes = sufficient && minimal(sufficient, to, reassess);
    if (!changes || changes.size === 0) continue;
    const flip = { to, changes, distance: distanceOf(space.facts, changes) };
    // of several values for the same facts the nearest says it all
    const twin = found.get(keyOf(flip));
    if (!twin || flip.distance < twin.distance) found.set(keyOf(flip), flip);
  }
  return [...found.values()].sort(nearer).slice(0, perMode);
}

/** Ways tried for the same facts: if the nearest value is not enough, the next one may be. */
const perFacts = 3;

/** The most promising ways: fewest facts changed, then the smallest changes, and not the same facts over and over. */
function nearestWays(facts: Facts, candidates: readonly Repair[]): Repair[] {
  const tried = new Map<string, number>();
  const seen = new Set<string>();
  return candidates
    .map((way) => ({ way, count: factCount(way) }))
    .filter(({ count }) => count <= flipLimit)
    .map(({ way, count }) => ({ way, count, distance: distanceOf(facts, changesOf(facts, way)) }))
    .sort((a, b) => a.count - b.count || a.distance - b.distance)
    .filter(({ way }) => {
      const same = JSON.stringify(way);
      if (seen.has(same)) return false;
      seen.add(same);
      const key = [...new Set(way.map((edit) => edit.fact))].sort().join();
      tried.set(key, (tried.get(key) ?? 0) + 1);
      return (tried.get(key) ?? 0) <= perFacts;
    })
    .slice(0, perMode * 2)
    .map(({ way }) => way);
}

const distanceOf = (facts: Facts, changes: Changes): number =>
  Number([...changes].reduce((sum, [fact, value]) => sum + sizeOf(facts, fact, value), 0).toFixed(4));

const nearer = (a: FlipFound, b: FlipFound): number =>
  a.changes.size - b.changes.size ||
  a.distance - b.distance ||
  (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0);

const keyOf = (flip: FlipFound): string => [...flip.changes.keys()].sort().join();

/** The changes of a way if they give the mode, with signals turned as well where only the balance was missing. */
function complete(space: Space, way: Repair, to: Mode, reassess: Reassess): Changes | undefined {
  let edits = way;
  for (;;) {
    const changes = changesOf(space.facts, edits);
    if (changes.size > flipLimit) return undefined;
    const { mode, space: after } = reassess(changes);
    if (mode === to) return changes;
    const next = strongestSignal(after, edits, to === "self_hosted");
    if (!next) return undefined;
    edits = [...edits, ...next];
  }
}

/** Edits that turn the signal with most to give, of those the edits so far leave alone. */
function strongestSignal(space: Space, sofar: Repair, towardsSelfHosted: boolean): Repair | undefined {
  const taken = new Set(sofar.map((edit) => edit.fact));
  const cases = towardsSelfHosted ? space.engine.casesUp : space.engine.casesDown;
  for (const node of cases) {
    if (evaluate(node, space.likely) === yes) continue;
    const repair = repairs(space, node, true).find((r) => r.length > 0 && r.every((edit) => !taken.has(edit.fact)));
    if (repair) return repair;
  }
  return undefined;
}

/** The smallest part of the changes that still gives the mode; of equally small ones, the first in order. */
function minimal(changes: Changes, to: Mode, reassess: Reassess): Changes {
  const entries = [...changes];
  const subsets = Array.from({ length: 2 ** entries.length - 1 }, (_, bits) =>
    entries.filter((_, i) => bits & (1 << i)),
  );
  subsets.sort((a, b) => a.length - b.length);
  for (const subset of subsets) {
    if (subset.length === 0) continue;
    const part = new Map(subset);
    if (reassess(part).mode === to) return part;
  }
  return changes;
}

/** Edits as values of facts: words of one fact come together to one list. */
function changesOf(facts: Facts, edits: readonly Edit[]): Changes {
  const changes = new Map<string, FactValue>();
  for (const { fact, word, value } of edits) {
    if (word === undefined) {
      changes.set(fact, value);
      continue;
    }
    const before = changes.get(fact) ?? factValue(facts, fact) ?? [];
    const words = Array.isArray(before) ? before.filter((w) => w !== word) : [];
    changes.set(fact, value === true ? [...words, word] : words);
  }
  return changes;
}
