import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { openFile } from "../../../src/engines/files/opened.js";
import { readReport } from "../../../src/engines/files/report-file.js";
import { SourceError } from "../../../src/engines/source-error.js";
import { reportFormats } from "../../../src/logs/reports/reports.js";
import { temporary } from "./temporary.js";

const { file } = temporary();

it("the files of one report share the limit of its size, decompressed", async () => {
  const format = reportFormats.find(({ id }) => id === "openai-usage");
  if (format === undefined) throw new Error("no such format");
  const page = readFileSync("fixtures/logs/openai_usage_completions.json");
  const files = [await openFile(file("one.json", page)), await openFile(file("two.json.gz", gzipSync(page)))];
  const reading = (most: number) => readReport(format, files, { timezone: "UTC" }, most);
  expect((await reading(2 * page.length)).account.rows).toBeGreaterThan(0);
  const error: unknown = await reading(2 * page.length - 1).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SourceError);
  expect(String(error)).toContain("larger than a report can be");
});
