import type { Unit } from "./unit.js";

/** What kind of value a fact holds. Ranges are inclusive and in the unit's base (ms, USD, tokens, a share from 0 to 1). */
export type FactType =
  | { kind: "quantity"; unit: Unit; min: number; max: number; integer?: boolean }
  /** One of a closed list; `ordered` where the list runs from least to most. */
  | { kind: "choice"; values: readonly string[]; ordered?: boolean }
  | { kind: "flag" }
  /** Several words at once; `values` closes the list, `known` only suggests. */
  | { kind: "tags"; values?: readonly string[]; known?: readonly string[] }
  /** One free word; `known` only suggests. */
  | { kind: "text"; known?: readonly string[] };

export type FactValue = number | string | boolean | readonly string[];
