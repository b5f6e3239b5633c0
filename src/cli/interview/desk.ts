import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { FactValue } from "../../facts/fact.js";
import { CannotEdit } from "../../workloads/edit/cannot-edit.js";
import { withFacts } from "../../workloads/edit/facts.js";
import { withWorkload } from "../../workloads/edit/workload.js";
import { readPortfolio } from "../../workloads/read.js";
import type { Workload } from "../../workloads/workload.js";
import { withBenchmarks } from "../benchmark-facts.js";
import { refused } from "../edit-refused.js";
import { InputError, UsageError } from "../failure.js";
import type { Measurable } from "../measured-gpus.js";
import { workloadText } from "../workload-text.js";
import { writeFiles } from "../written-files.js";

/** Texts of which is remembered what they say: the file as it is, and as it would be with an answer. */
const remembered = 2;

/** What a file says, as far as it can be read. */
export interface Look {
  /** None where the file has an error. */
  workloads: readonly Workload[];
  problems: readonly Diagnostic[];
}

/** Facts of one workload to state, or to say that nobody knows them (null). */
export type Answers = ReadonlyMap<string, FactValue | null>;

/** Answers about one workload, which the file may have to take up first. */
export interface Change {
  name: string;
  answers: Answers;
  isNew?: boolean;
  owner?: string | undefined;
}

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
    return workloadText(this.path);
  }

  /** What the file says, or would with another text. Read once for each text: a file may hold thousands of workloads. */
  async look(text = this.text()): Promise<Look> {
    if (text === undefined) return { workloads: [], problems: [] };
    const known = this.#looks.find((each) => each.text === text);
    if (known) return known.look;
    const look = await this.#read(text);
    // what is wrong may be mended in another file, a benchmark that is named
    if (look.problems.every(({ severity }) => severity !== "error")) {
      this.#looks.unshift({ text, look });
      this.#looks.length = Math.min(this.#looks.length, remembered);
    }
    return look;
  }

  readonly #looks: { text: string; look: Look }[] = [];

  async #read(text: string): Promise<Look> {
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

  /** What the file would say with a change in place. @throws EditRefused where it cannot take that */
  async tried(change: Change): Promise<Look> {
    return await this.look(this.#with(change));
  }

  /** @throws EditRefused where the file cannot take the change, UsageError where it cannot be written */
  async save(change: Change): Promise<void> {
    const text = this.#with(change);
    if (text === this.text()) return;
    await writeFiles([{ path: this.path, text }], new Set());
  }

  #with({ name, answers, isNew, owner }: Change): string {
    const edits = [...answers].map(([fact, value]) => ({ workload: name, fact, value }));
    try {
      const text = isNew ? withWorkload(this.text() ?? this.#empty(), name, owner) : (this.text() ?? "");
      return withFacts(text, edits);
    } catch (error) {
      throw error instanceof CannotEdit ? refused(this.path, error) : error;
    }
  }

  /** A new file in the form that its name asks for. */
  #empty(): string | undefined {
    return /\.json$/i.test(this.path) ? '{\n  "version": 1,\n  "workloads": []\n}\n' : undefined;
  }
}
