import { statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { Assessment } from "../../assessment/schema.js";
import { UsageError } from "../failure.js";
import { print, writeWhole } from "../output.js";
import type { Format } from "./formats.js";

/** Where a report goes and how it looks. */
export interface Delivery {
  format?: Format;
  out?: string;
  color: boolean;
  quiet?: boolean;
}

/** Writes the report to standard output, to a file, or as several files to a folder. */
export async function deliver(assessment: Assessment, flags: Delivery): Promise<void> {
  const { out } = flags;
  const folder = folderOf(out);
  const format = flags.format ?? (folder === undefined ? formatOf(out) : "markdown");
  if (folder !== undefined) {
    if (format !== "markdown") {
      throw new UsageError(`--out ${out} is a folder: only --format markdown writes several files`);
    }
    const [{ recordNames, reportFiles }, { picturesFor }] = await Promise.all([
      import("../../report/markdown/files.js"),
      import("../pictures.js"),
    ]);
    const pictures = picturesFor(assessment, { folder, names: recordNames(assessment) });
    const drawn = await pictures.write();
    const reports = reportFiles(assessment, pictures.how);
    for (const { path, text } of reports) await writeWhole(join(folder, path), text);
    if (!flags.quiet) process.stderr.write(`wrote ${reports.length + drawn} files to ${folder}\n`);
    return;
  }
  if (format === "markdown" && out !== undefined && out !== "-") {
    const [{ renderMarkdown }, { picturesFor }] = await Promise.all([
      import("../../report/markdown/document.js"),
      import("../pictures.js"),
    ]);
    const pictures = picturesFor(assessment, { file: out });
    const drawn = await pictures.write();
    await writeWhole(out, renderMarkdown(assessment, pictures.how));
    if (!flags.quiet) process.stderr.write(`wrote ${out}${drawn > 0 ? ` and ${drawn} charts beside it` : ""}\n`);
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
export function refuseTarget({ out, format }: Delivery, inputs: readonly string[]): void {
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
