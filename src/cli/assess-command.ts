import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { Command, Option } from "commander";
import type { EconomicsData } from "../economics/data.js";
import type { Portfolio } from "../workloads/workload.js";
import { GateTripped, InputError, UsageError } from "./failure.js";
import { checkGates, failOnValues, type GateName } from "./gates.js";
import { print, writeWhole } from "./output.js";
import { asOfOption, colorOption, dataOption, outOption, packOption, quietOption, today } from "./shared-options.js";

const formats = ["terminal", "markdown", "json"] as const;
type Format = (typeof formats)[number];

interface AssessFlags {
  format?: Format;
  out?: string;
  pack: string;
  asOf?: string;
  data?: string;
  prices?: string;
  strict?: boolean;
  color: boolean;
  quiet?: boolean;
  failOn: GateName[];
}

const examples = `
Examples:
  $ llm-decide assess workloads.yaml
  $ llm-decide assess team-a.yaml team-b.yaml --format markdown --out review.md
  $ llm-decide assess workloads.yaml --out reports/        one report a workload, and an index
  $ cat workloads.yaml | llm-decide assess - --format json | jq '.workloads[].verdict'
  $ llm-decide assess workloads.yaml --fail-on blocked,unsettled`;

export function assessCommand(): Command {
  return new Command("assess")
    .summary("say where each workload should run, and why")
    .description("Reads workload files, judges each workload by a rule pack, and reports the verdict with its reasons.")
    .argument("<files...>", "workload files, YAML or JSON; - is standard input")
    .addOption(
      new Option(
        "-f, --format <format>",
        "terminal, markdown or json (default: by --out's ending, else terminal)",
      ).choices([...formats]),
    )
    .addOption(outOption())
    .addOption(packOption())
    .addOption(asOfOption())
    .addOption(dataOption())
    .addOption(new Option("--prices <file>", "contract and organisation prices of your own (docs/prices.md)"))
    .addOption(new Option("--strict", "exit 1 where a figure rests on prices older than 90 days"))
    .addOption(
      new Option("--fail-on <states>", `exit 1 if any workload is: ${failOnValues.join(", ")} (comma-separated)`)
        .argParser(gateList)
        .default([], "none"),
    )
    .addOption(colorOption())
    .addOption(quietOption())
    .addHelpText("after", examples)
    .action(runAssess);
}

/** @throws InputError where a managed model has no price and no bill stands in for it */
async function tellUnknownNames(
  portfolio: Portfolio,
  sources: readonly { file: string; text: string }[],
  economics: EconomicsData,
  asOf: string,
  { quiet }: AssessFlags,
): Promise<void> {
  const [{ unknownNames }, { withLines }] = await Promise.all([
    import("./unknown-names.js"),
    import("./source-lines.js"),
  ]);
  const problems = withLines(unknownNames(portfolio, economics, asOf), sources);
  if (problems.some(({ severity }) => severity === "error")) throw new InputError(problems);
  if (problems.length > 0 && !quiet) {
    const { renderDiagnostics } = await import("../diagnostics/render.js");
    process.stderr.write(renderDiagnostics(problems));
  }
}

/** Prices of the user's own, their warnings told. */
async function ownPrices(flags: AssessFlags, asOf: string) {
  if (flags.prices === undefined) return undefined;
  const { loadPriceFile } = await import("./price-file.js");
  const own = await loadPriceFile(flags.prices, asOf);
  if (own.warnings.length > 0 && !flags.quiet) {
    const { renderDiagnostics } = await import("../diagnostics/render.js");
    process.stderr.write(renderDiagnostics(own.warnings));
  }
  return own;
}

/** One hash over the hashes of everything that was read. */
const joined = (...hashes: readonly string[]): string => createHash("sha256").update(hashes.join()).digest("hex");

/** @throws GateTripped where a figure rests on prices that are too old to plan on */
function refuseOldPrices({ workloads }: Assessment): void {
  const old = workloads.filter(({ economics }) => economics.price?.age === "too_old");
  const [first] = old;
  if (!first?.economics.price) return;
  const { book, age_days: days } = first.economics.price;
  throw new GateTripped(
    `--strict: the prices of ${old.length} ${old.length === 1 ? "workload" : "workloads"} are too old to plan on (${book}, ${days} days)`,
  );
}

function gateList(text: string): GateName[] {
  return text.split(",").map((word) => {
    const gate = failOnValues.find((value) => value === word.trim());
    if (!gate)
      throw new UsageError(`--fail-on does not know ${JSON.stringify(word.trim())}: use ${failOnValues.join(", ")}`);
    return gate;
  });
}

async function runAssess(files: string[], flags: AssessFlags): Promise<void> {
  const [{ readSources }, { readPortfolio }, { loadPack }, { loadReferenceData }, { assess }] = await Promise.all([
    import("./sources.js"),
    import("../workloads/read.js"),
    import("./packs.js"),
    import("./reference-data.js"),
    import("../assess/assess.js"),
  ]);
  refuseTarget(flags, [...files, flags.pack, ...(flags.prices === undefined ? [] : [flags.prices])]);
  const pack = await loadPack(flags.pack);
  const data = await loadReferenceData(flags.data);
  const read = await readSources(files);
  const { portfolio: stated, diagnostics } = readPortfolio(read.sources);
  const problems = [...read.problems, ...diagnostics];
  if (!stated || problems.some((problem) => problem.severity === "error")) throw new InputError(problems);
  if (problems.length > 0 && !flags.quiet) {
    const { renderDiagnostics } = await import("../diagnostics/render.js");
    process.stderr.write(renderDiagnostics(problems));
  }
  const portfolio = await (await import("./benchmark-facts.js")).withBenchmarks(stated, read.sources);
  // a person who waits is told what for; more than a second's work starts at about this size
  if (portfolio.workloads.length > 500 && process.stderr.isTTY && !flags.quiet) {
    process.stderr.write(`assessing ${portfolio.workloads.length} workloads …\n`);
  }
  const asOf = flags.asOf ?? today();
  const own = await ownPrices(flags, asOf);
  const { loadEconomics } = await import("./economics-data.js");
  const loaded = await loadEconomics(portfolio, data.shutdowns, flags.data, own?.overrides);
  await tellUnknownNames(portfolio, read.sources, loaded.economics, asOf, flags);
  const known = { ...data, economics: loaded.economics, asOf: { ...data.asOf, ...loaded.asOf } };
  const assessment = assess(portfolio, pack, known, asOf, own ? joined(read.sha256, own.sha256) : read.sha256);
  await deliver(assessment, flags);
  if (flags.strict) refuseOldPrices(assessment);
  checkGates(assessment, flags.failOn);
}

type Assessment = ReturnType<typeof import("../assess/assess.js").assess>;

async function deliver(assessment: Assessment, flags: AssessFlags): Promise<void> {
  const { out } = flags;
  const folder = folderOf(out);
  const format = flags.format ?? (folder === undefined ? formatOf(out) : "markdown");
  if (folder !== undefined) {
    if (format !== "markdown") {
      throw new UsageError(`--out ${out} is a folder: only --format markdown writes several files`);
    }
    const [{ recordNames, reportFiles }, { picturesFor }] = await Promise.all([
      import("../report/markdown/files.js"),
      import("./pictures.js"),
    ]);
    const pictures = picturesFor(assessment, { folder, names: recordNames(assessment) });
    const drawn = await pictures.write();
    const reports = reportFiles(assessment, pictures.how);
    for (const { path, text } of reports) await writeWhole(join(folder, path), text);
    if (!flags.quiet) process.stderr.write(`wrote ${reports.length + drawn} files to ${folder}\n`);
    return;
  }
  if (format === "markdown" && out !== undefined && out !== "-") {
    const [{ renderMarkdown }, { picturesFor }] = await Promise.all([
      import("../report/markdown/document.js"),
      import("./pictures.js"),
    ]);
    const pictures = picturesFor(assessment, { file: out });
    const drawn = await pictures.write();
    await writeWhole(out, renderMarkdown(assessment, pictures.how));
    if (!flags.quiet) process.stderr.write(`wrote ${out}${drawn > 0 ? ` and ${drawn} charts beside it` : ""}\n`);
    return;
  }
  const pieces = await render(assessment, format, flags);
  if (out === undefined || out === "-") {
    for (const piece of pieces) await print(piece);
    return;
  }
  await writeWhole(out, pieces);
  if (!flags.quiet) process.stderr.write(`wrote ${out}\n`);
}

/** The folder that several files go to: named with a slash at its end, or there already. */
function folderOf(out: string | undefined): string | undefined {
  if (out === undefined) return undefined;
  return out.endsWith("/") || isFolder(out) ? out : undefined;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // what keeps it from being looked at is told when it is written
    return false;
  }
}

/** @throws UsageError where the report would replace what it is made from, or its format cannot be told */
function refuseTarget({ out, format }: AssessFlags, inputs: readonly string[]): void {
  if (out === undefined || out === "-") return;
  const target = resolve(out);
  if (inputs.some((input) => input !== "-" && resolve(input) === target)) {
    throw new UsageError(`--out ${out} is one of the inputs: it would be replaced by the report`);
  }
  const ending = extname(out);
  if (format === undefined && folderOf(out) === undefined && ![".md", ".json", ".txt", ""].includes(ending)) {
    throw new UsageError(`the ending ${ending} of --out tells no format: use .md, .json or .txt, or give --format`);
  }
}

function formatOf(out: string | undefined): Format {
  if (out?.endsWith(".md")) return "markdown";
  return out?.endsWith(".json") ? "json" : "terminal";
}

/** The report in pieces: ten thousand workloads are more than one string can hold. */
async function render(assessment: Assessment, format: Format, flags: AssessFlags): Promise<Iterable<string>> {
  switch (format) {
    case "json":
      return (await import("../report/json.js")).jsonPieces(assessment);
    case "markdown":
      return [(await import("../report/markdown/document.js")).renderMarkdown(assessment)];
    case "terminal": {
      const { renderTerminal } = await import("../report/terminal/terminal.js");
      const { colourLevel, terminalWidth } = await import("./terminal.js");
      const color = flags.out === undefined ? colourLevel(!flags.color) : 0;
      return [renderTerminal(assessment, { width: terminalWidth(), color })];
    }
  }
}
