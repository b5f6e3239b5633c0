import { tailOf } from "../benchmarks/answer-time.js";
import { latencyOf, tokensPerSecondOf } from "../benchmarks/measured-run.js";
import { standingFor } from "../benchmarks/mismatch.js";
import { latencyStanding, mean, pick, type Repeated, repeated } from "../benchmarks/repeated-runs.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Stated } from "../workloads/workload.js";
import type { BenchmarkFile } from "./benchmark-file.js";
import { countFact, fewestGpus, type Measurable, unlabelled } from "./measured-gpus.js";
import { isThroughput, throughputFact, throughputRange } from "./throughput.js";
import { wantedBy } from "./wanted-measurement.js";

type Facts = ReadonlyMap<string, Stated>;

/** What the runs of a file say of a candidate, by the names of facts, and what is to be told of them. */
interface Measurement {
  values: ReadonlyMap<string, number>;
  problems: readonly Omit<Diagnostic, "at">[];
}

/** The throughput of one GPU by the runs that stand for the candidate, with what goes with it; or why none does. */
export function measurementOf({ path, runs }: BenchmarkFile, facts: Facts, sizing: Measurable): Measurement {
  const problem = (code: string, args: Diagnostic["args"], severity: Diagnostic["severity"] = "warning") => ({
    code,
    severity,
    args: { path, ...args },
  });
  const unused = (...args: Parameters<typeof problem>): Measurement => ({
    values: new Map(),
    problems: [problem(...args)],
  });
  const wanted = wantedBy(facts, sizing);
  const standing = standingFor(runs, wanted);
  if ("mismatch" in standing) return unused(`benchmark-other-${standing.mismatch.in}`, standing.mismatch.args);
  const latencyMs = numberIn(facts, "latency.target_p95");
  const picked = pick(repeated(standing.runs), { latencyMs });
  if (!picked) return unused("benchmark-too-slow", { targetMs: latencyMs ?? 0 });
  const gpus = numberIn(facts, "candidate.gpus") ?? fewestGpus(wanted, facts, sizing);
  const value = Number(
    (mean(picked.runs.map((run) => tokensPerSecondOf(run) / (run.gpus ?? gpus))) ?? 0).toPrecision(6),
  );
  if (!isThroughput(value)) return unused("benchmark-out-of-range", { found: value, range: throughputRange }, "error");
  const failed = sumOf(picked.runs.map((run) => run.failedRequests));
  const completed = sumOf(picked.runs.map((run) => run.completedRequests));
  const taken = unlabelled(picked, gpus, facts);
  const shown = latencyStanding(picked, latencyMs);
  return {
    values: new Map([
      [throughputFact, value],
      ...countFact(picked, facts),
      ...latencyFact(picked, shown === "kept", facts),
    ]),
    problems: [
      ...(taken ? [problem("benchmark-unlabelled", taken)] : []),
      ...(failed > 0 ? [problem("benchmark-failed-requests", { failed, completed })] : []),
      ...(latencyMs !== undefined && (shown === "only_p99" || shown === "only_mean")
        ? [problem(codeOf[shown], { targetMs: latencyMs, foundMs: foundMs(picked, shown) })]
        : []),
    ],
  };
}

const latencyName = "candidate.latency_p95";

/** The measured time of an answer, where the runs tell it and it stands for no more than it says. */
function latencyFact({ runs }: Repeated, isKept: boolean, facts: Facts): [string, number][] {
  const tails = runs.map(tailOf);
  if (!isKept || facts.has(latencyName) || tails.some((tail) => tail === undefined)) return [];
  return [[latencyName, Math.max(1, ...tails.map((tail) => tail ?? 1))]];
}

const codeOf = { only_p99: "benchmark-only-p99", only_mean: "benchmark-only-mean" } as const;

/** The slowest of the runs by the figure that they tell. */
const foundMs = ({ runs }: Repeated, shown: keyof typeof codeOf): number =>
  Math.max(...runs.map((run) => (shown === "only_p99" ? tailOf(run) : latencyOf(run)) ?? 0));

const sumOf = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

function numberIn(facts: Facts, name: string): number | undefined {
  const value = facts.get(name)?.value;
  return typeof value === "number" ? value : undefined;
}
