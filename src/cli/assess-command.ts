import { statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { Command, Option } from "commander";
import { InputError, UsageError } from "./failure.js";
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
  refuseTarget(flags, [...files, flags.pack]);
  const pack = await loadPack(flags.pack);
  const data = await loadReferenceData(flags.data);
  const read = await readSources(files);
  const { portfolio, diagnostics } = readPortfolio(read.sources);
  const problems = [...read.problems, ...diagnostics];
  if (!portfolio || problems.some((problem) => problem.severity === "error")) throw new InputError(problems);
  if (problems.length > 0 && !flags.quiet) {
    const { renderDiagnostics } = await import("../diagnostics/render.js");
    process.stderr.write(renderDiagnostics(problems));
  }
  // a person who waits is told what for; more than a second's work starts at about this size
  if (portfolio.workloads.length > 500 && process.stderr.isTTY && !flags.quiet) {
    process.stderr.write(`assessing ${portfolio.workloads.length} workloads …\n`);
  }
  const assessment = assess(portfolio, pack, data, flags.asOf ?? today(), read.sha256);
  await deliver(assessment, flags);
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
    const { reportFiles } = await import("../report/markdown/files.js");
    const reports = reportFiles(assessment);
    for (const { path, text } of reports) await writeWhole(join(folder, path), text);
    if (!flags.quiet) process.stderr.write(`wrote ${reports.length} files to ${folder}\n`);
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
