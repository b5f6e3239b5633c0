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
  const assessment = assess(portfolio, pack, data, flags.asOf ?? today(), read.sha256);
  await deliver(assessment, flags);
  checkGates(assessment, flags.failOn);
}

type Assessment = ReturnType<typeof import("../assess/assess.js").assess>;

async function deliver(assessment: Assessment, flags: AssessFlags): Promise<void> {
  const format = flags.format ?? formatOf(flags.out);
  if (flags.out?.endsWith("/")) {
    if (format !== "markdown")
      throw new UsageError(`--out ${flags.out} is a folder: only --format markdown writes several files`);
    const { reportFiles } = await import("../report/markdown/files.js");
    const reports = reportFiles(assessment);
    for (const { path, text } of reports) await writeWhole(`${flags.out}${path}`, text);
    if (!flags.quiet) process.stderr.write(`wrote ${reports.length} files to ${flags.out}\n`);
    return;
  }
  const text = await render(assessment, format, flags);
  if (flags.out === undefined || flags.out === "-") return print(text);
  await writeWhole(flags.out, text);
  if (!flags.quiet) process.stderr.write(`wrote ${flags.out}\n`);
}

function formatOf(out: string | undefined): Format {
  if (out?.endsWith("/") || out?.endsWith(".md")) return "markdown";
  return out?.endsWith(".json") ? "json" : "terminal";
}

async function render(assessment: Assessment, format: Format, flags: AssessFlags): Promise<string> {
  switch (format) {
    case "json":
      return (await import("../report/json.js")).renderJson(assessment);
    case "markdown":
      return (await import("../report/markdown/document.js")).renderMarkdown(assessment);
    case "terminal": {
      const { renderTerminal } = await import("../report/terminal/terminal.js");
      const { colourLevel, terminalWidth } = await import("./terminal.js");
      const color = flags.out === undefined ? colourLevel(!flags.color) : 0;
      return renderTerminal(assessment, { width: terminalWidth(), color });
    }
  }
}
