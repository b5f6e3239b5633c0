import { Command } from "commander";
import { checkCommand } from "./rules/check.js";
import { docsCommand } from "./rules/docs.js";
import { explainCommand } from "./rules/explain.js";
import { testCommand } from "./rules/test.js";

export function rulesCommand(): Command {
  const rules = new Command("rules")
    .summary("check, test, explain and document rule packs")
    .description("Works on rule packs: the built-in ones, or your own.");
  for (const command of [checkCommand(), testCommand(), explainCommand(), docsCommand()]) rules.addCommand(command);
  return rules;
}
