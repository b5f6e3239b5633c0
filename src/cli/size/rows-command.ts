import { createReadStream } from "node:fs";
import { extname } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { plainText } from "../../diagnostics/plain-text.js";
import { reasonOf } from "../../diagnostics/system-error.js";
import { catalogueOf } from "../../sizing-answer/rows/catalogue.js";
import { TableEstimator } from "../../sizing-answer/rows/table.js";
import { tablesIn } from "../data-table.js";
import { InputError, UsageError } from "../failure.js";
import { type InputFiles, inputFiles, refuseInput } from "../input-files.js";
import { print, writeWhole } from "../output.js";
import type { SizeFlags } from "./flags.js";
import { loadSizing } from "./load-sizing.js";
import { csvParser } from "./parse-csv.js";

/** Lines for people: what cells hold cannot act on their terminal. */
export const shownLines = (text: string): string => text.split("\n").map(plainText).join("\n");

/** Flags that go with `--rows`; all others are told by the rows. */
const allowed: ReadonlySet<string> = new Set(["rows", "format", "out", "data", "color", "quiet"]);

/**
 * Estimates every row of a CSV file as it is read. Rows that cannot be estimated come out with empty figures.
 *
 * @throws UsageError where flags contradict `--rows` or the file cannot be read, InputError where rows are malformed
 */
export async function runRows(name: string, flags: SizeFlags): Promise<void> {
  const inputs = inputFiles([name, ...tablesIn(flags.data)]);
  refuse(flags, inputs);
  const file = name === "-" ? "<stdin>" : name;
  const [data, parse] = await Promise.all([loadSizing(flags.data), csvParser()]);
  const table = new TableEstimator(catalogueOf(data), parse, file);
  const { out } = flags;
  const kept: string[] = [];
  const deliver = async (piece: string): Promise<void> => {
    if (piece === "") return;
    if (out === undefined || out === "-") await print(process.stdout.isTTY ? shownLines(piece) : piece);
    else kept.push(piece);
  };
  for await (const text of texts(name, file, () => table.breakOff())) {
    await deliver(table.push(text));
    if (table.isHopeless) break;
  }
  await deliver(table.end());
  if (out !== undefined && out !== "-" && !table.isHopeless) {
    await writeWhole(out, kept, inputs);
    if (!flags.quiet) process.stderr.write(`wrote ${out}\n`);
  }
  await tell(table, flags.quiet === true, file);
}

function refuse(flags: SizeFlags, inputs: InputFiles): void {
  const other = Object.keys(flags).find((flag) => !allowed.has(flag));
  if (other !== undefined) {
    const spelled = `--${other.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${spelled} does not go with --rows: each row tells its own deployment`);
  }
  if (flags.format !== undefined && flags.format !== "csv") {
    throw new UsageError(`--rows answers in CSV: leave --format ${flags.format} out`);
  }
  if (flags.out === undefined) return;
  refuseInput(flags.out, inputs);
  if (flags.out.endsWith("/")) throw new UsageError(`--out ${flags.out} is a folder: --rows writes one file`);
  const ending = extname(flags.out).toLowerCase();
  if (flags.format === undefined && notCsv.has(ending)) {
    throw new UsageError(`--rows answers in CSV: end --out in .csv in place of ${ending}, or give --format csv`);
  }
}

/** Endings by which other commands and other programs would take the file for something else. */
const notCsv: ReadonlySet<string> = new Set([".json", ".md", ".yaml", ".yml", ".html", ".svg"]);

/** The file as text, a piece at a time. */
async function* texts(name: string, file: string, notUtf8: () => void): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const stream = name === "-" ? process.stdin : createReadStream(name, { highWaterMark: 2 ** 18 });
  try {
    for await (const chunk of stream) {
      const text = decoded(decoder, Buffer.from(chunk));
      if (text === undefined) return notUtf8();
      yield text;
    }
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${reasonOf(error)}`);
  }
  if (decoded(decoder, undefined) === undefined) notUtf8();
}

/** Undefined where the bytes are not UTF-8; without bytes, the end of the text. */
function decoded(decoder: InstanceType<typeof TextDecoder>, bytes: Buffer | undefined): string | undefined {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

async function tell(table: TableEstimator, isQuiet: boolean, file: string): Promise<void> {
  const { diagnostics, left, hasErrors } = table;
  const severity = hasErrors ? "error" : "warning";
  const more: Diagnostic[] = left > 0 ? [{ code: "too-many-problems", severity, args: { left }, file }] : [];
  const all = [...diagnostics, ...more].filter((one) => !isQuiet || one.severity === "error");
  if (hasErrors) throw new InputError(all);
  if (all.length === 0) return;
  const { renderDiagnostics } = await import("../../diagnostics/render.js");
  process.stderr.write(renderDiagnostics(all));
}
