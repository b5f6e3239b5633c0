import { distance } from "fastest-levenshtein";

/** Longer words are not typing slips, and comparing them would cost time on hostile files. */
const longest = 64;

const normal = (word: string) => word.toLowerCase().replace(/[\s-]+/g, "_");

/** Two neighbours swapped, as in `bsae`: one slip, though two letters differ. */
function isSwap(a: string, b: string): boolean {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return at !== -1 && a.slice(0, at) + a.charAt(at + 1) + a.charAt(at) + a.slice(at + 2) === b;
}

const isSamePart = (a: string, b: string) =>
  a === b || (a.length > 3 && b.length > 3 && (a.startsWith(b) || b.startsWith(a)));

/** Parts that two names share, whatever their order: `p95_target` and `target_p95` share two. */
function sharedParts(a: readonly string[], b: readonly string[]): number {
  return a.filter((part) => b.some((other) => isSamePart(part, other))).length;
}

function byParts(word: string, candidates: readonly string[]): string | undefined {
  const parts = word.split(/[._]/).filter((part) => part !== "per");
  let best: { name: string; score: number } | undefined;
  for (const name of candidates) {
    const others = name.split(/[._]/).filter((part) => part !== "per");
    const shared = sharedParts(parts, others);
    const score = (2 * shared) / (parts.length + others.length);
    if (score >= 0.5 && score > (best?.score ?? 0)) best = { name, score };
  }
  return best?.name;
}

/**
 * The candidate that a mistyped word most likely means: few typing slips away, or made of the same parts in another
 * order. Undefined where nothing is near.
 */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length === 0 || word.length > longest) return undefined;
  const wanted = normal(word);
  let best: { name: string; slips: number } | undefined;
  for (const name of candidates) {
    const slips = isSwap(wanted, normal(name)) ? 1 : distance(wanted, normal(name));
    const allowed = Math.floor(Math.min(wanted.length, name.length) / 3);
    if (slips <= allowed && slips < (best?.slips ?? Number.POSITIVE_INFINITY)) best = { name, slips };
  }
  return best?.name ?? byParts(wanted, candidates);
}
