import type { Comparison } from "../../assessment/comparison-schema.js";
import { compare } from "../../comparison/compare.js";
import type { ComparisonInput } from "../../comparison/comparison.js";
import { sideNotes } from "../../evals/side-notes.js";
import { isColumnMap } from "../column-maps.js";
import { tablesIn } from "../data-table.js";
import { GateTripped, UsageError } from "../failure.js";
import { type InputFiles, inputFiles } from "../input-files.js";
import { windowOf, zoneOf } from "../log-times.js";
import { endOf, today } from "../shared-options.js";
import { asksForCost, costOf } from "./costs.js";
import { criteriaOf, refuseTwoLatencies } from "./criteria.js";
import { deliver, refuseOut } from "./deliver.js";
import { evalCases } from "./eval-cases.js";
import type { CompareFlags } from "./flags.js";
import { refuseTarget, writePilot } from "./into-file.js";
import { readSides, type Sides } from "./sides.js";
import { expandedSources, refuseSameSource } from "./sources.js";
import { nothingStated, statedNumbers } from "./workload-facts.js";

/**
 * Compares both sides, reports, writes the pilot's facts and checks the gate.
 *
 * @throws UsageError, InputError or SourceError where something cannot be read or written, GateTripped
 */
export async function runCompare(flags: CompareFlags): Promise<void> {
  const managed = await expandedSources(flags.managed);
  const selfHosted = await expandedSources(flags.selfHosted);
  refuseSameSource(managed, selfHosted, flags);
  const inputs = inputFiles([...managed, ...selfHosted, ...otherInputs(flags)]);
  // a slip is told before the work
  const read = flags.into ?? flags.workloadFile;
  refuseOut(flags, withFile(inputs, read));
  if (flags.into !== undefined) refuseTarget(flags.into, inputs);
  refuseTwoLatencies(flags);
  const asOf = flags.asOf ?? today();
  const timezone = zoneOf(flags.timezone);
  const window = windowOf(flags, timezone, asOf);
  const evals = flags.evals === undefined ? undefined : await evalCases(flags.evals, flags);
  const sides = await readSides(
    {
      managed: { side: "managed", sources: managed, from: flags.managedFrom, model: flags.managedModel },
      self_hosted: {
        side: "self_hosted",
        sources: selfHosted,
        from: flags.selfHostedFrom,
        model: flags.selfHostedModel,
      },
    },
    flags.workload,
    {
      ...window,
      now: endOf(asOf),
      by: flags.by,
      slice: flags.sliceBy,
      timezone,
      maxBad: flags.maxBad,
      quiet: flags.quiet,
    },
  );
  const name = flags.as ?? sides.workload;
  const stated = read === undefined ? nothingStated : statedNumbers(read, name, flags.into !== undefined);
  const { priced } = await import("./managed-prices.js");
  const costs = await costOf({ flags, stated, ...sides, reprice: () => priced(sides.traffic, flags, asOf) });
  const cost = "cost" in costs ? costs.cost : undefined;
  const input: ComparisonInput = {
    managed: sides.managed,
    self_hosted: sides.self_hosted,
    ...(sides.pairs ? { pairs: sides.pairs } : {}),
    ...(evals ? { evals: evals.cases, eval_errors: evals.errors } : {}),
    ...(cost ? { cost } : {}),
    criteria: criteriaOf(flags, stated, cost !== undefined || asksForCost(flags)),
    seed: flags.seed,
  };
  const notes = [
    ...sameModelNotes(sides),
    ...(evals ? sideNotes(evals.names, { managed: sides.managed.label, self_hosted: sides.self_hosted.label }) : []),
    ...sides.notes,
    ...leftOutNotes(flags, "missing" in costs ? costs.missing : []),
  ];
  const found = compare(input);
  const comparison: Comparison = { ...found, notes: [...found.notes, ...notes] };
  await deliver(comparison, flags, withFile(inputs, read));
  if (flags.into !== undefined) {
    const lines = await writePilot(flags.into, name, comparison, {
      inputs,
      ...(flags.replaceDeclared === undefined ? {} : { replaceDeclared: flags.replaceDeclared }),
    });
    if (!flags.quiet) process.stderr.write(`wrote ${flags.into}\n${lines.map((line) => `  ${line}\n`).join("")}`);
  }
  checkGate(comparison, flags);
}

const otherInputs = ({ evals, managedFrom, selfHostedFrom, prices, data }: CompareFlags): string[] => [
  ...(evals === undefined ? [] : [evals]),
  ...[managedFrom, selfHostedFrom].filter(isColumnMap),
  ...(prices === undefined ? [] : [prices]),
  ...tablesIn(data),
];

/** The inputs with a workload file among them: it is written by `--into` alone. */
const withFile = (inputs: InputFiles, path: string | undefined): InputFiles =>
  new Set([...inputs, ...(path === undefined ? [] : inputFiles([path]))]);

/** A log that was named by mistake looks like a pilot that does as well. */
const sameModelNotes = ({ managed, self_hosted: selfHosted }: Sides): string[] =>
  managed.label !== null && managed.label === selfHosted.label
    ? [`Both logs tell the same provider and model, ${managed.label}: make sure that they are of two sides.`]
    : [];

/** What was not asked of the pilot, so that nobody takes it for shown. */
function leftOutNotes({ skip, sliceBy }: CompareFlags, missing: readonly string[]): string[] {
  const skipped = skip.length === 0 ? [] : [`Not asked for, and so not shown: ${[...new Set(skip)].join(", ")}.`];
  const cost = skip.includes("cost") || missing.length === 0 ? [] : [`To judge cost, state ${missing.join("; ")}.`];
  const slices =
    sliceBy === undefined && !skip.includes("errors")
      ? [
          "The traffic was not told apart, so that failures in one kind of request would be averaged away: --slice-by KEY does.",
        ]
      : [];
  return [...skipped, ...cost, ...slices];
}

function checkGate({ status, headline }: Comparison, { failOn }: CompareFlags): void {
  const gate = failOn.find((each) => (each === "failed" ? status === "failed" : status !== "passed"));
  if (gate !== undefined) throw new GateTripped(`--fail-on ${gate}: ${headline}`);
}

/** @throws UsageError where two flags contradict each other */
export function refuseTogether({ into, workloadFile, as, replaceDeclared }: CompareFlags): void {
  if (into !== undefined && workloadFile !== undefined) {
    throw new UsageError("--into reads its file as well: leave --workload-file out");
  }
  if (as !== undefined && into === undefined && workloadFile === undefined) {
    throw new UsageError("--as names the workload in a file: give --into or --workload-file with it");
  }
  if (replaceDeclared && into === undefined) throw new UsageError("--replace-declared is for --into");
}
