import { existsSync } from "node:fs";
import { assess } from "../../assess/assess.js";
import { yesNoCard } from "../../interview/plain-cards.js";
import type { Pack } from "../../rules/pack.js";
import { deliver } from "../assess/deliver.js";
import { namedInputs, readInputs } from "../assess/inputs.js";
import { inputFiles } from "../input-files.js";
import type { Asker } from "./asker.js";
import type { Desk } from "./desk.js";
import type { InterviewFlags } from "./flags.js";

/** What the report is made with. */
interface Ending {
  desk: Pick<Desk, "path">;
  flags: InterviewFlags;
  pack: Pack;
  asOf: string;
  packFiles: readonly string[];
}

/**
 * Ends an interview with the verdict on standard output, and at a terminal with a report beside the workload file where it is
 * wanted.
 *
 * @param names the workloads that were asked about
 */
export async function end(
  { desk: { path: file }, flags, pack, asOf, packFiles }: Ending,
  names: readonly string[],
  asker: Asker | undefined,
): Promise<void> {
  const { portfolio, data, sha256, benchmarks } = await readInputs([file], { ...flags, quiet: true }, asOf);
  const workloads = portfolio.workloads.filter(({ name }) => names.includes(name));
  const assessment = assess({ workloads }, pack, data, asOf, sha256);
  const inputs = inputFiles([...inputsOf(file, flags), ...packFiles, ...benchmarks]);
  // whatever becomes of the question below it, the verdict is told
  await deliver(assessment, flags, inputs);
  const report = reportFile(file);
  const wanted = asker && flags.out === undefined && (await wantsReport(report, asker));
  if (wanted) await deliver(assessment, { ...flags, format: "markdown", out: report }, inputs);
}

/** Files that an interview reads by its flags: no report may replace them. */
export const inputsOf = (file: string, flags: InterviewFlags): string[] =>
  namedInputs(flags.answers === undefined ? [file] : [file, flags.answers], flags);

const reportFile = (file: string): string => `${file.replace(/\.(ya?ml|json)$/i, "")}.md`;

async function wantsReport(report: string, asker: Asker): Promise<boolean> {
  const exists = existsSync(report);
  const question = exists
    ? `${report} exists. Replace it by the report of today?`
    : `Write it to ${report}, to be attached to a review?`;
  const reply = await asker.ask(yesNoCard("The report", question, { likely: !exists }));
  return reply.kind === "value" && reply.value === true;
}
