import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
} from "yaml";
import type { Args, Diagnostic, Position, Severity } from "../diagnostics/diagnostic.js";
import { aliasOfNothing, inOwnWords, oddities } from "./pack-syntax.js";

export type Path = readonly (string | number)[];

/** The text of a pack file, parsed, with the places of everything in it and the problems found so far. */
export class PackText {
  readonly diagnostics: Diagnostic[] = [];
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();
  readonly #texts: readonly string[];

  constructor(
    readonly file: string,
    text: string,
  ) {
    this.#texts = text.split(/\r?\n/);
    this.#document = parseDocument(text, {
      lineCounter: this.#lines,
      merge: true,
      prettyErrors: false,
      // a silent parser would drop a second document without a word
      logLevel: "error",
    });
    // a warning means a tag that stands for nothing here, and a value that would not be what it seems
    for (const { code, message, pos } of [...this.#document.errors, ...this.#document.warnings]) {
      this.addAt("pack-syntax", this.#place(pos[0], pos[1]), { detail: inOwnWords(code, message) });
    }
    const { keys, tooDeep } = oddities(this.#document);
    for (const key of keys) this.addAt("pack-key-not-text", this.#placeOf(key));
    if (tooDeep) this.addAt("pack-syntax", this.#placeOf(tooDeep), { detail: "it is nested too deeply" });
  }

  /** The file as plain values, or undefined where it is not YAML or aliases blow it up. */
  plain(): unknown {
    try {
      return this.#document.toJS({ maxAliasCount: 1_000 });
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const range = aliasOfNothing(this.#document)?.range;
      const at = range ? this.#place(range[0], range[1]) : this.position([]);
      this.addAt("pack-syntax", at, { detail: inOwnWords("", detail) });
      return undefined;
    }
  }

  /** The problems found so far, in the order of their places. */
  problems(): Diagnostic[] {
    const line = ({ at }: Diagnostic) => at?.line ?? 0;
    const col = ({ at }: Diagnostic) => at?.col ?? 0;
    return [...this.diagnostics].sort((a, b) => line(a) - line(b) || col(a) - col(b));
  }

  /** True where something is wrong at this very place already. */
  hasProblemAt({ line, col }: Position): boolean {
    return this.diagnostics.some(({ at }) => at?.line === line && at.col === col);
  }

  /** The node at a path, aliases and merged maps followed. */
  node(path: Path): Node | undefined {
    let node = this.#resolved(this.#document.contents);
    for (const step of path) {
      const inside = isSeq(node) ? node.items[Number(step)] : this.#pairOf(node, String(step))?.value;
      node = this.#resolved(inside);
    }
    return node;
  }

  /** The pairs of a map; what it merges comes first, unless a later key replaces it. */
  pairs(node: Node | undefined): Pair[] {
    if (!isMap(node)) return [];
    const byKey = new Map<string, Pair>();
    for (const pair of node.items) {
      if (isMerge(pair)) for (const merged of this.#merged(pair.value)) byKey.set(keyOf(merged), merged);
    }
    for (const pair of node.items) if (!isMerge(pair)) byKey.set(keyOf(pair), pair);
    return [...byKey.values()];
  }

  /** The place of what stands at a path, or of the nearest thing around it. */
  position(path: Path): Position {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = this.node(path.slice(0, depth));
      if (node?.range) return this.#placeOf(node);
    }
    return { file: this.file, line: 1, col: 1 };
  }

  /** The place of a key within the map at a path. */
  keyPosition(path: Path, key: string): Position {
    const pair = this.#pairOf(this.node(path), key);
    const node = pair && isScalar(pair.key) ? pair.key : undefined;
    return node?.range ? this.#place(node.range[0], node.range[1]) : this.position(path);
  }

  add(code: string, path: Path, args: Args = {}, severity: Severity = "error"): void {
    this.addAt(code, this.position(path), args, severity);
  }

  addAt(code: string, at: Position, args: Args = {}, severity: Severity = "error"): void {
    // parsers tell one slip several times over
    if (code === "pack-syntax" && this.hasProblemAt(at)) return;
    this.diagnostics.push({ code, severity, args, at, sourceLine: this.#texts[at.line - 1] ?? "" });
  }

  #pairOf(node: Node | undefined, key: string): Pair | undefined {
    return this.pairs(node).find((pair) => keyOf(pair) === key);
  }

  /** A map, or a list of maps of which the first that has a key gives it. */
  #merged(value: unknown): Pair[] {
    const node = this.#resolved(value);
    return isSeq(node)
      ? [...node.items].reverse().flatMap((item) => this.pairs(this.#resolved(item)))
      : this.pairs(node);
  }

  /** What an alias stands for; nothing for one inside of what it stands for, which would have no end. */
  #resolved(value: unknown): Node | undefined {
    if (!isAlias(value)) return isNode(value) ? value : undefined;
    const target = value.resolve(this.#document);
    const endless = target?.range && value.range && target.range[1] > value.range[0];
    return target && !endless ? target : undefined;
  }

  #placeOf(node: Node): Position {
    return this.#place(node.range?.[0] ?? 0, endOf(node));
  }

  #place(start: number, end: number): Position {
    const from = this.#lines.linePos(start);
    const to = this.#lines.linePos(Math.max(start, end));
    const place = { file: this.file, line: Math.max(1, from.line), col: Math.max(1, from.col) };
    return to.line === from.line && to.col > from.col ? { ...place, endCol: to.col } : place;
  }
}

/** The library marks a merge key with a symbol of its own. */
function isMerge({ key }: Pair): boolean {
  return isScalar(key) && typeof key.value === "symbol";
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

/** A collection is pointed at by its beginning alone. */
function endOf(node: Node): number {
  const [start, end] = node.range ?? [0, 0];
  return isCollection(node) ? start + 1 : end;
}
