import type { Position } from "../diagnostics/diagnostic.js";

/** Where each workload name was first used, over all files. */
export class NamesTaken {
  readonly #first = new Map<string, Position>();
  readonly #order: string[] = [];

  /** Takes a name. Where it is taken already, returns where. */
  take(name: string, at: Position): Position | undefined {
    const first = this.#first.get(name);
    if (first !== undefined) return first;
    this.#first.set(name, at);
    this.#order.push(name);
    return undefined;
  }

  /** How many names are taken; what `giveBack` goes back to. */
  get count(): number {
    return this.#order.length;
  }

  /** Frees the names taken since there were `count`. */
  giveBack(count: number): void {
    for (const name of this.#order.splice(count)) this.#first.delete(name);
  }
}
