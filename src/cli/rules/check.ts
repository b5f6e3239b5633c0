import { Command } from "commander";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { describe } from "../../diagnostics/prose.js";
import type { Pack } from "../../rules/pack.js";
import { GateTripped } from "../failure.js";
import { print } from "../output.js";
import { loadPack } from "../packs.js";
import { asOfOption, today } from "../shared-options.js";
import { packsArgument, wholeNumber } from "./arguments.js";
import { formatOption, type ReportFormat } from "./format.js";

interface Flags {
  asOf?: string;
  budget?: number;
  strict?: boolean;
  format: ReportFormat;
}

export function checkCommand(): Command {
  return new Command("check")
    .summary("find rules that contradict, overlap, or never matter")
    .description(
      "Finds constant conditions, rules that never matter, unreachable rows, overlapping signal cases, gaps, and review dates that have passed. Exits 1 on errors.",
    )
    .addArgument(packsArgument())
    .addOption(asOfOption())
    .option("--budget <boxes>", "work for one question before the answer is “not proven”", wholeNumber)
    .option("--strict", "exit 1 on warnings as well")
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  $ llm-decide rules check\n  $ llm-decide rules check my-pack.yaml --strict --as-of 2027-06-01",
    )
    .action(check);
}

async function check(refs: string[], flags: Flags): Promise<void> {
  const { checkPack } = await import("../../rules/check/check.js");
  const checked: { pack: Pack; found: Diagnostic[]; bad: number }[] = [];
  for (const ref of refs) {
    const pack = await loadPack(ref);
    const found = checkPack(pack, {
      asOf: flags.asOf ?? today(),
      ...(flags.budget === undefined ? {} : { budget: flags.budget }),
    });
    const bad = found.filter(({ severity }) => severity === "error" || (flags.strict && severity === "warning")).length;
    checked.push({ pack, found, bad });
  }
  if (flags.format === "json") await print(`${JSON.stringify({ packs: checked.map(plain) }, null, 2)}\n`);
  else {
    const { renderDiagnostics } = await import("../../diagnostics/render.js");
    for (const { pack, found, bad } of checked) {
      const outcome = bad === 0 ? "nothing wrong" : `${bad} wrong`;
      const text = found.length > 0 ? `${renderDiagnostics(found)}\n` : "";
      await print(`${text}${pack.id}: ${pack.rules.length} rules checked, ${outcome}\n`);
    }
  }
  const wrong = checked.filter(({ bad }) => bad > 0).map(({ pack, bad }) => `${pack.id}: ${bad} wrong`);
  if (wrong.length > 0) throw new GateTripped(`rules check: ${wrong.join(", ")}`);
}

function plain({ pack, found }: { pack: Pack; found: readonly Diagnostic[] }): object {
  return {
    pack: pack.id,
    version: pack.version,
    rules: pack.rules.length,
    findings: found.map((finding) => {
      const { sentence, hints } = describe(finding);
      const { code, severity, at, args } = finding;
      return { code, severity, message: sentence, hints, file: at?.file, line: at?.line, col: at?.col, args };
    }),
  };
}
