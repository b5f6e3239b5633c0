import type { CompiledPack } from "../rules/compile.js";
import {
  evaluate,
  firstLever,
  greatest,
  type Level,
  type Lever,
  least,
  type Masks,
  no,
  open,
  yes,
} from "../rules/evaluate.js";
import type { Mode } from "../rules/pack.js";
import { balanceLever, balanceOf, barLevel, reachesBar } from "./balance.js";
import { bitOf, type ModeSet } from "./modes.js";

/** How a pack's rules make a mode. */
export interface Policy {
  /** The mode where what is not known to hold does not count as held. */
  base(masks: Masks): Mode;
  /** Every mode that some completion could have; may name one too many, never one too few. */
  upper(masks: Masks): ModeSet;
  /** An open test to decide next on the way to `target`; undefined where no open test can matter. */
  lever(masks: Masks, target: Mode): Lever | undefined;
}

export function policyOf(compiled: CompiledPack): Policy {
  return compiled.pack.hitPolicy === "first" ? firstMatch(compiled) : weigh(compiled);
}

const and = (a: Level, b: Level): Level => (a < b ? a : b);
const inverse = (a: Level): Level => (2 - a) as Level;

/**
 * Hit policy `weigh`: exclusions, then requirements, then drivers, then the balance of the signals. An exclusion of
 * managed forces the move, and then only the requirements that make it possible at all are asked for.
 */
function weigh(compiled: CompiledPack): Policy {
  const { excludesManaged, excludesSelfHosted, drivers, pack } = compiled;
  const { always: all, whenForced: forced } = compiled.required;

  const ready = (masks: Masks): Level => and(inverse(greatest(excludesSelfHosted, masks)), least(forced, masks));
  const gates = (masks: Masks): Level =>
    and(and(inverse(greatest(excludesSelfHosted, masks)), least(all, masks)), greatest(drivers, masks));

  return {
    base(masks) {
      const barred = greatest(excludesSelfHosted, masks) === yes;
      if (greatest(excludesManaged, masks) === yes)
        return !barred && least(forced, masks) === yes ? "self_hosted" : "blocked";
      const moves = !barred && least(all, masks) === yes && greatest(drivers, masks) === yes;
      return moves && reachesBar(balanceOf(compiled, masks), pack.bar) ? "self_hosted" : "managed";
    },
    upper(masks) {
      const closed = greatest(excludesManaged, masks);
      let set = 0;
      if (closed !== no) {
        const level = ready(masks);
        if (level !== yes) set |= bitOf("blocked");
        if (level !== no) set |= bitOf("self_hosted");
      }
      if (closed !== yes) {
        const level = gates(masks);
        const moves = level === no ? no : and(level, barLevel(compiled, masks));
        if (moves !== yes) set |= bitOf("managed");
        if (moves !== no) set |= bitOf("self_hosted");
      }
      return set;
    },
    lever(masks, target) {
      const closed = greatest(excludesManaged, masks);
      const toMove = target === "self_hosted";
      if (closed === open) return firstLever(excludesManaged, masks, target !== "managed");
      return (
        firstLever(excludesSelfHosted, masks, !toMove) ??
        firstLever(closed === yes ? forced : all, masks, toMove) ??
        (closed === yes ? undefined : (firstLever(drivers, masks, toMove) ?? balanceLever(compiled, masks, toMove)))
      );
    },
  };
}

/** Hit policy `first`: the first row that holds decides. */
function firstMatch({ rows, pack }: CompiledPack): Policy {
  return {
    base: (masks) => rows.find((row) => evaluate(row.node, masks) === yes)?.mode ?? pack.otherwise,
    upper(masks) {
      let set = 0;
      for (const row of rows) {
        const level = evaluate(row.node, masks);
        if (level !== no) set |= bitOf(row.mode);
        if (level === yes) return set;
      }
      return set | bitOf(pack.otherwise);
    },
    lever(masks, target) {
      for (const row of rows) {
        const lever = firstLever([row.node], masks, row.mode === target);
        if (lever) return lever;
        if (evaluate(row.node, masks) === yes) return undefined;
      }
      return undefined;
    },
  };
}
