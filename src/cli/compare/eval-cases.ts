import type { Metric } from "../../evals/promptfoo.js";
import { readEvals } from "../../evals/read-evals.js";
import { type EvalSides, evalSides } from "../../evals/sides.js";
import type { Row } from "../../evals/table.js";
import { InputError } from "../failure.js";
import { withJsonPlace } from "../json-place.js";
import { csvParser } from "../size/parse-csv.js";
import { readSources } from "../sources.js";
import { tell } from "../tell.js";
import type { CompareFlags } from "./flags.js";

type EvalFlags = Pick<CompareFlags, "metric" | "managedProvider" | "selfHostedProvider" | "evalSlice" | "quiet">;

/** Cases of both sides from a file of eval results. @throws InputError with every problem of the file */
export async function evalCases(file: string, flags: EvalFlags): Promise<EvalSides> {
  const { sources, problems } = await readSources([file]);
  const [source] = sources;
  if (source === undefined) throw new InputError(problems);
  const parse = await csvParser();
  const { results, diagnostics } = readEvals(source.text, {
    file: source.file,
    metric: metricOf(flags.metric),
    rowsOf: (text) => numbered(parse(text).data),
  });
  await tell(withJsonPlace(diagnostics, source), { quiet: flags.quiet === true });
  const sides = evalSides(results, {
    ...(flags.managedProvider === undefined ? {} : { managed: flags.managedProvider }),
    ...(flags.selfHostedProvider === undefined ? {} : { self_hosted: flags.selfHostedProvider }),
    ...(flags.evalSlice === undefined ? {} : { slice: flags.evalSlice }),
  });
  if ("code" in sides) throw new InputError([{ ...sides, severity: "error", file: source.file }]);
  return sides;
}

const metricOf = (text: string): Metric => (text === "pass" || text === "score" ? text : { named: text });

/** Rows that hold something, each with the line that it begins in: a quoted field may span several. */
function numbered(rows: readonly (readonly string[])[]): Row[] {
  let line = 1;
  return rows.flatMap((fields) => {
    const row = { fields, line };
    line += 1 + fields.reduce((sum, field) => sum + field.split("\n").length - 1, 0);
    return fields.length === 1 && fields[0]?.trim() === "" ? [] : [row];
  });
}
