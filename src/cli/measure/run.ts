import { resolve } from "node:path";
import type { Evidence } from "../../assessment/evidence-schema.js";
import type { Parts } from "../../evidence/parts.js";
import { nameOf } from "../../logs/reports/names.js";
import { unattributed } from "../../logs/sql/ruled.js";
import { measurementOf } from "../../measurement/measurement.js";
import { refuseBadRows, refuseNothing } from "../bad-rows.js";
import { isColumnMap } from "../column-maps.js";
import { UsageError } from "../failure.js";
import { formatOf } from "../format-of.js";
import { inputFiles, refuseInput } from "../input-files.js";
import { windowOf, zoneOf } from "../log-times.js";
import { print } from "../output.js";
import { targetOf } from "../output-target.js";
import { endOf, today } from "../shared-options.js";
import { workloadText } from "../workload-text.js";
import { type OutputFile, writeFiles } from "../written-files.js";
import { collectSources } from "./collect.js";
import { formats, type MeasureFlags } from "./flags.js";
import { measuringWith } from "./tools.js";
import { readWorkloadFile, type WorkloadFile, withEvidence } from "./workload-file.js";

/** Reads, measures, writes. Nothing is written unless all of it can be. */
export async function runMeasure(sources: readonly string[], flags: MeasureFlags): Promise<void> {
  const inputs = inputFiles([...sources, ...(flags.from === undefined ? [] : [flags.from])]);
  if (flags.out !== undefined) refuseInput(flags.out, inputs);
  if (flags.report !== undefined) refuseInput(flags.report, inputs, "--report");
  if (flags.out !== undefined && flags.report !== undefined && samePlace(flags.out, flags.report)) {
    throw new UsageError("--out and --report name the same file: the one would replace the other");
  }
  // a slip is told before the work
  if (flags.format === undefined) formatOf(flags.report, "--report", formats);
  if (flags.replaceDeclared && flags.out === undefined) throw new UsageError("--replace-declared needs --out");
  const asOf = flags.asOf ?? today();
  const timezone = zoneOf(flags.timezone);
  const window = windowOf(flags, timezone, asOf);
  const { loadTools } = await import("../tools.js");
  const { data, sizing } = await loadTools(flags, asOf);
  const file = flags.out === undefined ? undefined : await readWorkloadFile(flags.out, sizing);
  const { parts, accounts } = await collectSources(sources, flags, { ...window, timezone, now: endOf(asOf) });
  const read = { accounts, map: isColumnMap(flags.from) ? flags.from : undefined };
  refuseBadRows([read], flags.maxBad);
  refuseNothing(read);
  const measuring = measuringWith(data, file?.workloads ?? new Map(), flags, asOf);
  const evidence = measurementOf(safelyNamed(parts), accounts, measuring);
  await deliver(evidence, file, flags, inputs);
}

async function deliver(
  evidence: Evidence,
  file: WorkloadFile | undefined,
  flags: MeasureFlags,
  inputs: ReadonlySet<string>,
): Promise<void> {
  const { render, renderMerged } = await import("./render.js");
  const known = { ...evidence, workloads: evidence.workloads.filter(({ name }) => name !== unattributed) };
  const merged = file && withEvidence(file, known, flags.replaceDeclared === true);
  if (file) refuseChanged(file);
  const files: OutputFile[] = [];
  if (file && merged && merged.text !== file.text) files.push({ path: file.path, text: merged.text });
  if (flags.report !== undefined) {
    files.push({ path: flags.report, flag: "--report", text: await render(evidence, flags, flags.report) });
  }
  await writeFiles(files, inputs);
  if (flags.report === undefined) await print(await render(evidence, flags));
  if (file && merged && !flags.quiet) process.stderr.write(await renderMerged(merged.told, file.path, flags));
}

/** Parts whose workloads have names that can be shown: no key or secret is one, and nothing that acts on a terminal. */
function safelyNamed({ traffic, minutes, histograms }: Parts): Parts {
  const known = new Map<string, string>();
  const named = <Part extends { workload: string }>(part: Part): Part => {
    const name = known.get(part.workload) ?? nameOf(part.workload);
    known.set(part.workload, name);
    return name === part.workload ? part : { ...part, workload: name };
  };
  return { traffic: traffic.map(named), minutes: minutes.map(named), histograms: histograms.map(named) };
}

function samePlace(a: string, b: string): boolean {
  try {
    return resolve(targetOf(a)) === resolve(targetOf(b));
  } catch {
    // what keeps a path from being looked at is told when it is written
    return resolve(a) === resolve(b);
  }
}

/** @throws UsageError where somebody else has written the file meanwhile: what they wrote would be lost */
function refuseChanged({ path, text }: WorkloadFile): void {
  if (workloadText(path) === text) return;
  throw new UsageError(`${path} was written by somebody else meanwhile, and nothing was written: run it again`);
}
