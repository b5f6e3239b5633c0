import type { Args, Diagnostic, Position, Severity } from "../../diagnostics/diagnostic.js";
import type { CompiledPack } from "../compile.js";
import type { Node } from "../evaluate.js";
import { uncovered } from "./cover.js";
import { type Answer, type Demand, exampleOf, satisfy } from "./satisfiable.js";

/** Collects findings on one pack and answers questions of satisfiability within the budget. */
export class Findings {
  readonly list: Diagnostic[] = [];

  constructor(
    readonly compiled: CompiledPack,
    readonly budget: number,
  ) {}

  add(code: string, severity: Severity, at: Position, args: Args): void {
    this.list.push({ code, severity, at, args });
  }

  /** Whether facts exist that meet all demands; where the budget ends first, a note says what was not proven. */
  ask(demands: readonly Demand[], at: Position, question: string): Answer {
    return this.#told(satisfy(this.compiled.variables, demands, { left: this.budget }), at, question);
  }

  /** Whether, whatever is known of the facts, one of `others` surely holds wherever all of `held` surely do. */
  isCovered(held: readonly Node[], others: readonly Node[], at: Position, question: string): boolean {
    return this.#told(uncovered(this.compiled.variables, held, others, { left: this.budget }), at, question) === "none";
  }

  #told(answer: Answer, at: Position, question: string): Answer {
    if (answer === "gave up") this.add("rule-not-proven", "note", at, { question, budget: this.budget });
    return answer;
  }

  example(answer: Answer): string {
    return typeof answer === "object" ? exampleOf(this.compiled.variables, answer.found) : "";
  }

  /** The condition of a rule that has a single one. */
  node(id: string): Node {
    return this.compiled.nodes.get(id) ?? { op: "all", of: [] };
  }
}
