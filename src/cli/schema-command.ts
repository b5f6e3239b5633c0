import { Argument, Command } from "commander";
import { print, writeWhole } from "./output.js";
import { outOption } from "./shared-options.js";

const subjects = ["workload", "assessment", "sizing", "evidence", "comparison", "pack"] as const;
type Subject = (typeof subjects)[number];

export function schemaCommand(): Command {
  return new Command("schema")
    .summary("print the JSON Schema of a file format")
    .description(
      "Prints the JSON Schema (draft 2020-12) of the workload file, of what assess, size, measure or compare writes with --format json, or of a rule pack.",
    )
    .addArgument(
      new Argument("[subject]", "workload, assessment, sizing, evidence, comparison or pack")
        .choices([...subjects])
        .default("workload"),
    )
    .addOption(outOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ llm-decide schema > workloads.schema.json\n  $ llm-decide schema assessment --out assessment.schema.json",
    )
    .action(async (subject: Subject, flags: { out?: string }) => {
      const text = `${JSON.stringify(await schemaOf(subject), null, 2)}\n`;
      await (flags.out === undefined ? print(text) : writeWhole(flags.out, text));
    });
}

/** The JSON Schema of one file format. */
export async function schemaOf(subject: Subject): Promise<object> {
  switch (subject) {
    case "workload":
      return (await import("../workloads/json-schema.js")).workloadFileSchema();
    case "pack":
      return (await import("../rules/schema.js")).packJsonSchema();
    case "assessment":
      return (await import("../assessment/json-schema.js")).assessmentJsonSchema();
    case "sizing":
      return (await import("../assessment/json-schema.js")).sizingJsonSchema();
    case "evidence":
      return (await import("../assessment/json-schema.js")).evidenceJsonSchema();
    case "comparison":
      return (await import("../assessment/json-schema.js")).comparisonJsonSchema();
  }
}
