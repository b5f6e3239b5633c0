import { type Alias, isAlias, isNode, isPair, type Node, type YAMLSeq } from "yaml";
import type { Args, Position, Severity } from "../diagnostics/diagnostic.js";
import type { Code } from "../diagnostics/prose.js";
import { type Links, linkAliases } from "./aliases.js";
import type { Findings } from "./findings.js";
import { maxValuesRead } from "./limits.js";
import type { Part, Span } from "./source-text.js";

/** Thrown inside the reader alone, where aliases blow a file up beyond what is read. */
export class TooManyValues extends Error {}

export const spanOf = (node: Node): Span => ({ start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });

/** A node with the place where it is used, which for an alias is not where it is written. */
export interface Placed {
  /** Null where nothing is written. */
  node: Node | null;
  at: Span;
}

/** A tree while it is read: aliases are resolved, and problems noted with their place in the file. */
export class Reading {
  readonly #part: Part;
  readonly #findings: Findings;
  readonly #root: Node;
  #links: Links | undefined;
  #values = 0;

  constructor(part: Part, root: Node, findings: Findings) {
    this.#part = part;
    this.#root = root;
    this.#findings = findings;
  }

  /** The place in the file of a stretch of the tree's text. */
  position(at: Span): Position {
    const { source, base } = this.#part;
    return source.position(base + at.start, base + at.end);
  }

  add(code: Code, at: Span, args: Args = {}, severity: Severity = "error"): void {
    const { base } = this.#part;
    this.#findings.add(code, { start: base + at.start, end: base + at.end }, args, severity);
  }

  addAt(code: Code, at: Position, args: Args, severity: Severity = "error"): void {
    this.#findings.addAt(code, at, args, severity);
  }

  /** Counts a value as it is read, so that aliases of aliases end in an error and not in exhausted memory. */
  count(): void {
    this.#values += 1;
    if (this.#values > maxValuesRead) throw new TooManyValues();
  }

  #target(alias: Alias): Node | null {
    this.#links ??= linkAliases(this.#root);
    const target = this.#links.targets.get(alias);
    if (target !== undefined) return target;
    this.add("anchor-unknown", spanOf(alias), { name: alias.source, known: this.#links.names });
    return null;
  }

  /** The node that stands here, or that an alias stands for; null where there is none. */
  resolve(item: unknown): Node | null {
    if (isAlias(item)) return this.#target(item);
    return isNode(item) ? item : null;
  }

  /** The items of a list, aliases resolved. */
  *items(list: YAMLSeq): Generator<Placed> {
    for (const item of list.items) {
      this.count();
      // `[a: 1]` holds a pair: its key is what stands there
      const written = isPair(item) ? item.key : item;
      yield { node: this.resolve(written), at: isNode(written) ? spanOf(written) : spanOf(list) };
    }
  }
}
