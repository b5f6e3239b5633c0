import { Command, CommanderError } from "commander";
import { SourceError } from "../engines/source-error.js";
import { assessCommand } from "./assess-command.js";
import { compareCommand } from "./compare-command.js";
import { exitCode, GateTripped, InputError, UsageError } from "./failure.js";
import { initCommand } from "./init-command.js";
import { interviewCommand, withFactFlags } from "./interview-command.js";
import { measureCommand } from "./measure-command.js";
import { stdoutProblem } from "./output.js";
import { rulesCommand } from "./rules-command.js";
import { schemaCommand } from "./schema-command.js";
import { sizeCommand } from "./size-command.js";
import { version } from "./version.js";

/** Runs the program and sets the process's exit code: the one place that does. */
export async function main(argv: readonly string[]): Promise<void> {
  // a reader that has seen enough (| head) is no error
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? exitCode.done);
    // what is printed and waited for tells by itself before this; it is for help, which nobody waits for
    setImmediate(() => {
      if (process.exitCode) return;
      process.exitCode = exitCode.input;
      process.stderr.write(`llm-decide: ${stdoutProblem(error)}\n`);
    });
  });
  process.stderr.on("error", () => undefined);
  try {
    await program().parseAsync(argv);
  } catch (error) {
    process.exitCode = await report(error);
  }
}

function program(): Command {
  const root = new Command("llm-decide")
    .description(
      "Says for each LLM workload whether to stay on a managed API, run open weights yourself, split it, or whether neither is possible yet, and why.",
    )
    .version(version(), "-V, --version", "print the version")
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError("(--help shows how to call it)");
  const interview = interviewCommand();
  const commands = [
    assessCommand(),
    interview,
    measureCommand(),
    compareCommand(),
    sizeCommand(),
    rulesCommand(),
    initCommand(),
    schemaCommand(),
  ];
  for (const command of commands) {
    root.addCommand(inherit(command, root));
  }
  root.hook("preSubcommand", async (_, command) => {
    if (command === interview) await withFactFlags(interview);
  });
  root.addHelpText(
    "after",
    `
Examples:
  $ llm-decide interview                  answer questions, the most decisive first
  $ llm-decide init                       write an annotated workloads.yaml to start from
  $ llm-decide assess workloads.yaml      the verdict for each workload
  $ llm-decide measure logs.ndjson.gz --out workloads.yaml
                                          facts from request logs
  $ llm-decide assess workloads.yaml --format markdown --out review.md

Exit codes: 0 done, whatever the verdict · 1 a gate you asked for has tripped · 2 usage or input error · 3 a bug`,
  );
  return root;
}

function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child, command);
  return command;
}

async function report(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.input;
  if (error instanceof InputError) {
    const { renderDiagnostics } = await import("../diagnostics/render.js");
    process.stderr.write(renderDiagnostics(error.diagnostics));
    return exitCode.input;
  }
  if (error instanceof GateTripped) {
    process.stderr.write(`${error.message}\n`);
    return exitCode.gate;
  }
  if (error instanceof UsageError || error instanceof SourceError) {
    process.stderr.write(`llm-decide: ${error.message}\n`);
    return exitCode.input;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`llm-decide: this is a bug in the program, please report it with what follows.\n${trace}\n`);
  return exitCode.bug;
}
