import { statSync } from "node:fs";
import { join } from "node:path";
import type { Assessment } from "../../assessment/schema.js";
import { UsageError } from "../failure.js";
import { formatOf } from "../format-of.js";
import { type InputFiles, refuseInput } from "../input-files.js";
import { print, writeWhole } from "../output.js";
import { isStream } from "../streams.js";
import { type OutputFile, writeFiles } from "../written-files.js";
import { type Format, formats } from "./formats.js";

/** Where a report goes and how it looks. */
export interface Delivery {
  format?: Format;
  out?: string;
  color: boolean;
  quiet?: boolean;
}

/**
 * Writes the report to standard output, to a file, or as several files to a folder.
 *
 * @throws UsageError where it cannot be written, or a file of it would replace one of the inputs
 */
export async function deliver(assessment: Assessment, flags: Delivery, inputs: InputFiles): Promise<void> {
  const { out } = flags;
  const folder = folderOf(out);
  const format = flags.format ?? (folder === undefined ? formatOf(out, "--out", formats) : "markdown");
  const tell = (what: string): void => {
    if (!flags.quiet) process.stderr.write(`wrote ${what}\n`);
  };
  if (folder !== undefined) {
    if (format !== "markdown") {
      throw new UsageError(`--out ${out} is a folder: only --format markdown writes several files`);
    }
    return tell(`${await writeFiles(recordsOf(assessment, folder), inputs)} files to ${folder}`);
  }
  if (out !== undefined && out !== "-" && format === "markdown" && !isStream(out)) {
    const charts = (await writeFiles(documentOf(assessment, out), inputs)) - 1;
    return tell(`${out}${charts > 0 ? ` and ${charts} charts beside it` : ""}`);
  }
  const pieces = await render(assessment, format, flags);
  if (out === undefined || out === "-") {
    for (const piece of pieces) await print(piece);
    return;
  }
  await writeWhole(out, pieces, inputs);
  tell(out);
}

/** Charts, then the records that show them, then the index that leads to these. */
async function* recordsOf(assessment: Assessment, folder: string): AsyncGenerator<OutputFile> {
  const [{ recordNames, reportFiles }, { picturesFor }] = await Promise.all([
    import("../../report/markdown/files.js"),
    import("../pictures.js"),
  ]);
  const pictures = picturesFor(assessment, { folder, names: recordNames(assessment) });
  yield* pictures.files();
  const [index, ...records] = reportFiles(assessment, pictures.how);
  for (const file of [...records, ...(index ? [index] : [])]) yield { ...file, path: join(folder, file.path) };
}

/** Charts, then the document that shows them. */
async function* documentOf(assessment: Assessment, file: string): AsyncGenerator<OutputFile> {
  const [{ renderMarkdown }, { picturesFor }] = await Promise.all([
    import("../../report/markdown/document.js"),
    import("../pictures.js"),
  ]);
  const pictures = picturesFor(assessment, { file });
  yield* pictures.files();
  yield { path: file, text: renderMarkdown(assessment, pictures.how) };
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
export function refuseTarget({ out, format }: Delivery, inputs: InputFiles): void {
  if (out === undefined || out === "-") return;
  refuseInput(out, inputs);
  if (format === undefined && folderOf(out) === undefined) formatOf(out, "--out", formats);
}

/** The report in pieces: ten thousand workloads are more than one string can hold. */
async function render(assessment: Assessment, format: Format, flags: Delivery): Promise<Iterable<string>> {
  switch (format) {
    case "json":
      return (await import("../../report/json.js")).jsonPieces(assessment);
    case "markdown":
      return [(await import("../../report/markdown/document.js")).renderMarkdown(assessment)];
    case "terminal": {
      const { renderTerminal } = await import("../../report/terminal/terminal.js");
      const { colourLevel, terminalWidth } = await import("../terminal.js");
      const color = flags.out === undefined ? colourLevel(!flags.color) : 0;
      return [renderTerminal(assessment, { width: terminalWidth(), color })];
    }
  }
}
