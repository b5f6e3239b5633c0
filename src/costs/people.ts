import type { UsdPerMonth } from "../quantities/quantity.js";
import { amount } from "./checks.js";
import { place, read } from "./factors.js";
import { add } from "./model.js";
import type { Factors, Part } from "./option.js";

/** Who runs it. People cost nothing only where somebody says so. */
export interface People {
  /** Full-time engineers, in part or whole. */
  fte: number;
  /** Loaded cost of one engineer. */
  usdPerEngineer: UsdPerMonth;
  /** Pay for standing by, beside the engineers' time; absent where that is part of what an engineer costs. */
  onCall?: UsdPerMonth;
}

/** @throws RangeError with the field's name where one is negative, NaN or infinite */
export function checkedPeople(people: People): People {
  amount(people.fte, "fte");
  amount(people.usdPerEngineer, "usdPerEngineer");
  if (people.onCall !== undefined) amount(people.onCall, "onCall");
  return people;
}

/** The lines of a bill that people cause. */
export const partsOfPeople = ({ onCall }: People): Part[] =>
  onCall === undefined ? ["engineering"] : ["engineering", "on_call"];

/** Adds engineering, which follows both factors of people, and on-call pay, which does not. */
export function addPeople(people: People, into: Float64Array, points: Factors, offset: number): void {
  const multiple = read(points, offset, place.engineers) * read(points, offset, place.engineer_cost);
  add(into, "engineering", people.fte * people.usdPerEngineer * multiple);
  if (people.onCall !== undefined) add(into, "on_call", people.onCall);
}

/** A one-off effort, spread over the months in which it is to be earned back. */
export interface Migration {
  usd: number;
  months: number;
}
