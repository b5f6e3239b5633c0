import { type Domain, type Interval, intersect, interval, isEmpty } from "../facts/domain.js";
import type { FactSpec } from "../facts/fact.js";
import type { Atom } from "./condition.js";

/**
 * Values of a fact that no atom of a pack tells apart. Cutting every fact at the pack's own literals turns an infinite
 * space of inputs into a finite one without losing an answer.
 */
export type Cell =
  | { kind: "interval"; interval: Interval; integer: boolean }
  | { kind: "words"; words: readonly string[]; other: boolean }
  | { kind: "member"; present: boolean };

/** One dimension of a pack's input space: a fact, or for facts with several words, one word of it. */
export interface Variable {
  index: number;
  spec: FactSpec;
  /** For tags: the word whose presence this is. */
  word?: string;
  cells: readonly Cell[];
}

/** Masks of cells are 31-bit integers. */
export const maxCells = 31;

/** True where the atom holds on the whole cell; on every cell of the atom's fact it either holds or fails throughout. */
export function holdsOn(atom: Atom, cell: Cell): boolean {
  switch (cell.kind) {
    case "member":
      return cell.present;
    case "words":
      return atom.op === "in" && !cell.other && cell.words.every((word) => atom.words.includes(word));
    case "interval":
      return "number" in atom && compare(atom.op, cell.interval, atom.number);
  }
}

function compare(op: "<" | "<=" | ">" | ">=" | "=", i: Interval, n: number): boolean {
  switch (op) {
    case "<":
      return i.hi < n || (i.hi === n && i.hiOpen);
    case "<=":
      return i.hi <= n;
    case ">":
      return i.lo > n || (i.lo === n && i.loOpen);
    case ">=":
      return i.lo >= n;
    case "=":
      return i.lo === n && i.hi === n;
  }
}

/** Cuts the values of a fact at the literals of the atoms that test it, and joins what none of them tells apart. */
export function cellsOf(spec: FactSpec, atoms: readonly Atom[]): Cell[] {
  const fine = finestCells(spec, atoms);
  const cells: Cell[] = [];
  const signatures: string[] = [];
  for (const cell of fine) {
    const signature = atoms.map((atom) => (holdsOn(atom, cell) ? "1" : "0")).join("");
    // intervals join only with a neighbour, so that a cell stays one piece
    const same = cell.kind === "interval" ? last(signatures, signature) : signatures.indexOf(signature);
    const twin = cells[same];
    if (twin) cells[same] = join(twin, cell);
    else {
      cells.push(cell);
      signatures.push(signature);
    }
  }
  return cells;
}

const last = (signatures: readonly string[], signature: string): number =>
  signatures.at(-1) === signature ? signatures.length - 1 : -1;

function join(a: Cell, b: Cell): Cell {
  if (a.kind === "interval" && b.kind === "interval") {
    return { ...a, interval: { ...a.interval, hi: b.interval.hi, hiOpen: b.interval.hiOpen } };
  }
  if (a.kind === "words" && b.kind === "words") {
    return { kind: "words", words: [...a.words, ...b.words], other: a.other || b.other };
  }
  return a;
}

function finestCells(spec: FactSpec, atoms: readonly Atom[]): Cell[] {
  const { type } = spec;
  switch (type.kind) {
    case "quantity": {
      const integer = type.integer === true;
      const points = atoms.flatMap((atom) => ("number" in atom ? [atom.number] : []));
      return pieces(interval(type.min, type.max, false, type.max === Number.POSITIVE_INFINITY), points)
        .filter((piece) => !integer || holdsInteger(piece))
        .map((piece) => ({ kind: "interval", interval: piece, integer }));
    }
    case "choice":
      return type.values.map((word) => ({ kind: "words", words: [word], other: false }));
    case "flag":
      return ["false", "true"].map((word) => ({ kind: "words", words: [word], other: false }));
    case "text": {
      const words = [...new Set(atoms.flatMap((atom) => (atom.op === "in" ? atom.words : [])))];
      return [
        ...words.map((word): Cell => ({ kind: "words", words: [word], other: false })),
        { kind: "words", words: [], other: true },
      ];
    }
    case "tags":
      return [
        { kind: "member", present: false },
        { kind: "member", present: true },
      ];
  }
}

/** Points and the open gaps between them, in order, within the range. */
function pieces(whole: Interval, points: readonly number[]): Interval[] {
  const inside = [...new Set(points)].filter((p) => p >= whole.lo && p <= whole.hi).sort((a, b) => a - b);
  const result: Interval[] = [];
  let from = whole.lo;
  let fromOpen = whole.loOpen;
  for (const point of inside) {
    result.push(interval(from, point, fromOpen, true), interval(point, point));
    from = point;
    fromOpen = true;
  }
  result.push(interval(from, whole.hi, fromOpen, whole.hiOpen));
  return result.filter((piece) => !isEmpty(piece));
}

function holdsInteger(i: Interval): boolean {
  const first = i.loOpen ? Math.floor(i.lo) + 1 : Math.ceil(i.lo);
  return first < i.hi || (first === i.hi && !i.hiOpen);
}

/** The mask of every cell of a variable: nothing is known of it. */
export const everyCell = ({ cells }: Pick<Variable, "cells">): number => 2 ** cells.length - 1;

/** Masks under which nothing is known of any variable. */
export const allCells = (variables: readonly Variable[]): Int32Array => Int32Array.from(variables, everyCell);

/** True where a mask leaves one cell, or none. */
export const isSingle = (mask: number): boolean => (mask & (mask - 1)) === 0;

/** The cells that a domain still allows, as a mask. Zero where it allows none. */
export function maskOf(variable: Variable, domain: Domain): number {
  const { cells, word } = variable;
  if (domain.kind === "word" && domain.value !== null) return 1 << cellOfWord(cells, domain.value);
  let mask = 0;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i];
    if (cell && allows(domain, cell, word)) mask |= 1 << i;
  }
  return mask;
}

function cellOfWord(cells: readonly Cell[], word: string): number {
  const named = cells.findIndex((cell) => cell.kind === "words" && cell.words.includes(word));
  return named >= 0 ? named : cells.findIndex((cell) => cell.kind === "words" && cell.other);
}

function allows(domain: Domain, cell: Cell, word: string | undefined): boolean {
  switch (cell.kind) {
    case "interval": {
      if (domain.kind !== "interval") return true;
      const both = intersect(domain, cell.interval);
      return !isEmpty(both) && (!cell.integer || holdsInteger(both));
    }
    case "words":
      return domain.kind !== "choices" || cell.words.some((candidate) => domain.values.includes(candidate));
    case "member":
      if (domain.kind !== "words" || domain.value === null || word === undefined) return true;
      return domain.value.includes(word) === cell.present;
  }
}
