import { readFileSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { FactValue } from "../../facts/fact.js";
import { decodeText } from "../../workloads/decode.js";
import { withFacts } from "../../workloads/edit/facts.js";
import { withWorkload } from "../../workloads/edit/workload.js";
import { readPortfolio } from "../../workloads/read.js";
import type { Workload } from "../../workloads/workload.js";
import { withBenchmarks } from "../benchmark-facts.js";
import { InputError, UsageError } from "../failure.js";
import type { Measurable } from "../measured-gpus.js";
import { codeOf, reasonOf } from "../system-error.js";
import { writeFiles } from "../written-files.js";

/** What a file says, as far as it can be read. */
export interface Look {
  /** None where the file has an error. */
  workloads: readonly Workload[];
  problems: readonly Diagnostic[];
}

/** Facts of one workload to state, or to say that nobody knows them (null). */
export type Answers = ReadonlyMap<string, FactValue | null>;

/**
 * The workload file on which an interview writes. Every change is made to what is on disk at that moment, so that what
 * somebody else has written meanwhile stays.
 */
export class Desk {
  constructor(
    readonly path: string,
    readonly sizing: Measurable,
  ) {}

  /** The text of the file; undefined where there is none. @throws UsageError or InputError where it cannot be read */
  text(): string | undefined {
    try {
      const decoded = decodeText(this.path, readFileSync(this.path));
      if ("problem" in decoded) throw new InputError([decoded.problem]);
      return decoded.text;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      if (error instanceof InputError) throw error;
      throw new UsageError(`cannot read ${this.path}: ${reasonOf(error)}`);
    }
  }

  async look(text = this.text()): Promise<Look> {
    if (text === undefined) return { workloads: [], problems: [] };
    const source = { file: this.path, text };
    const { portfolio, diagnostics } = readPortfolio([source]);
    if (!portfolio) return { workloads: [], problems: diagnostics };
    try {
      const measured = await withBenchmarks(portfolio, [source], this.sizing);
      return { workloads: measured.portfolio.workloads, problems: [...diagnostics, ...measured.warnings] };
    } catch (error) {
      if (error instanceof InputError) return { workloads: [], problems: [...diagnostics, ...error.diagnostics] };
      throw error;
    }
  }

  /** The workload of a name as the file has it. @throws InputError where the file has an error, UsageError where it lacks it */
  async workload(name: string): Promise<Workload> {
    const { workloads, problems } = await this.look();
    const found = workloads.find((workload) => workload.name === name);
    if (found) return found;
    if (problems.some(({ severity }) => severity === "error")) throw new InputError(problems);
    throw new UsageError(`${this.path} has no workload ${name} any more`);
  }

  /** What the file would say with these answers in place. */
  async tried(name: string, answers: Answers): Promise<Look> {
    return await this.look(this.#with(name, answers));
  }

  /** @throws UsageError where it cannot be written */
  async save(name: string, answers: Answers): Promise<void> {
    await this.#write(this.#with(name, answers));
  }

  /** @throws UsageError where it cannot be written */
  async add(name: string, owner?: string): Promise<void> {
    await this.#write(withWorkload(this.text(), name, owner));
  }

  #with(name: string, answers: Answers): string {
    const edits = [...answers].map(([fact, value]) => ({ workload: name, fact, value }));
    return withFacts(this.text() ?? "", edits);
  }

  async #write(text: string): Promise<void> {
    if (text === this.text()) return;
    await writeFiles([{ path: this.path, text }], new Set());
  }
}
