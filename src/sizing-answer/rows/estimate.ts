import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { capacity } from "../../sizing/capacity.js";
import type { Prediction } from "../../sizing/deployment.js";
import { predict } from "../../sizing/predict.js";
import { codeOfMisfit } from "../misfit.js";
import type { Catalogue } from "./catalogue.js";
import { type Header, type InputColumn, outputColumns } from "./header.js";
import type { CsvRecord } from "./records.js";
import { type RowProblem, readRow } from "./row.js";

/** A row of the output, and what kept it from being estimated. */
export interface Estimated {
  text: string;
  problem?: RowProblem;
}

/** The row as it stands with its estimate behind it, or with empty figures and the reason. */
export function estimateRow(record: CsvRecord, header: Header, catalogue: Catalogue): Estimated {
  const question = readRow(record, header, catalogue);
  if ("code" in question) return { text: unanswered(record, header, question.basis), problem: question };
  const { deployment, shape, concurrency } = question;
  const { constants } = catalogue.data;
  const prediction =
    concurrency === "max"
      ? capacity(deployment, shape, {}, constants)
      : predict(deployment, shape, concurrency, constants);
  if (prediction.fits) return { text: `${record.text},${figuresOf(prediction)}` };
  const { code, args } = prediction;
  const problem: RowProblem = { code: codeOfMisfit(prediction), severity: "warning", args, basis: code };
  return { text: unanswered(record, header, code), problem };
}

function figuresOf({ outputTokensPerSecond: output, ttftMs, tpotMs, band, basis }: Prediction): string {
  const figures = [output, ttftMs, tpotMs, output * band.low, output * band.high].map(short);
  return `${figures.join(",")},${basis}`;
}

/** Five digits are more than any estimate has. */
function short(value: number): number {
  if (!Number.isFinite(value)) throw new RangeError(`an estimate cannot be ${value}`);
  return Number(value.toPrecision(5));
}

/** Columns stay in line even where the row is too short; one that is too long keeps what fits. */
function unanswered({ fields, text, isSound }: CsvRecord, { width }: Header, basis: string): string {
  const isWhole = isSound && fields.length <= width;
  const own = isWhole ? text : fields.slice(0, width).map(quoted).join(",");
  const missing = ",".repeat(Math.max(0, width - fields.length));
  return `${own}${missing}${",".repeat(outputColumns.length)}${basis}`;
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** Where a problem stands: at its field, where the line is one that columns can be counted in. */
export function placed(problem: RowProblem, record: CsvRecord, header: Header, file: string): Diagnostic {
  const { code, severity, args, column } = problem;
  const [sourceLine = ""] = record.text.split("\n");
  return { code, severity, args, at: { file, line: record.line, ...span(record, header, column) }, sourceLine };
}

function span({ fields, text }: CsvRecord, { places }: Header, column: InputColumn | undefined) {
  const place = column === undefined ? undefined : places.get(column);
  if (place === undefined || text.includes('"')) return { col: 1 };
  const col = fields.slice(0, place).reduce((sum, field) => sum + field.length + 1, 1);
  return { col, endCol: col + Math.max(1, fields[place]?.length ?? 1) };
}
