import { Command } from "commander";
import type { Pack, Rule } from "../../rules/pack.js";
import { UsageError } from "../failure.js";
import { print } from "../output.js";
import { loadPack } from "../packs.js";
import { packOption } from "../shared-options.js";

export function explainCommand(): Command {
  return new Command("explain")
    .summary("tell one rule in words")
    .description(
      "Tells what a rule does, when, why, which facts it rests on and how to learn them, and the pack's cases in which it holds.",
    )
    .argument("<rule>", "id of the rule")
    .addOption(packOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ llm-decide rules explain saving-survives-people\n  $ llm-decide rules explain our-rule --pack our-pack.yaml",
    )
    .action(explain);
}

async function explain(id: string, flags: { pack: string }): Promise<void> {
  const [{ explainRule }, { suggest }] = await Promise.all([
    import("../../rules/explain.js"),
    import("../../diagnostics/suggest.js"),
  ]);
  const pack = await loadPack(flags.pack);
  const rule = pack.rules.find((candidate) => candidate.id === id);
  if (!rule) {
    const ids = pack.rules.map((candidate) => candidate.id);
    const near = suggest(id, ids);
    const help = near ? `did you mean ${near}?` : `llm-decide rules docs ${flags.pack} lists them`;
    throw new UsageError(`the pack ${pack.id} has no rule ${JSON.stringify(id)}; ${help}`);
  }
  await print(explainRule(pack, rule, await holdingCases(pack, rule)));
}

/** The pack's own cases in which the rule holds; none where the pack has no cases. */
async function holdingCases(pack: Pack, rule: Rule) {
  const { casesOf, hasCases } = await import("./pack-cases.js");
  if (!hasCases(pack)) return [];
  const [{ compilePack, conditionsOf }, { casesThatHold }, { judgeFor }] = await Promise.all([
    import("../../rules/compile.js"),
    import("../../rules/testing/run.js"),
    import("../pack-judge.js"),
  ]);
  const compiled = compilePack(pack);
  const node = { op: "any" as const, of: conditionsOf(rule).map(compiled.compile) };
  return casesThatHold(node, casesOf(pack), judgeFor(compiled));
}
