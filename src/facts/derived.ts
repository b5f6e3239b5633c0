import type { Domain } from "./domain.js";
import type { FactSpec } from "./fact.js";

/** Reads what is known of an input. */
export type Read = (name: string) => Domain;

/** A fact that is computed from others: named, typed arithmetic that rules may test but files cannot state. */
export interface DerivedSpec extends FactSpec {
  inputs: readonly string[];
  /** The arithmetic in words, for reports and docs. */
  formula: string;
  /**
   * The exact set of results over everything that is possible for the inputs, each taken independently. Each input may
   * occur once only in the arithmetic, or the image would be too wide.
   */
  image: (read: Read) => Domain;
  /** Where nothing is computed, the image is an assumption, and this says of what kind. */
  assumption?: string;
  /**
   * The value of one input at which the result is `target`, the other inputs being known numbers; undefined where there
   * is none.
   */
  solve?: (target: number, input: string, value: (name: string) => number) => number | undefined;
}
