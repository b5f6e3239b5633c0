import { readFileSync } from "node:fs";
import { addSums, noSums, type Parts, type Sums } from "../../../src/evidence/parts.js";
import type { ReportAsked, ReportFormat, ReportRead } from "../../../src/logs/reports/report.js";
import { type Golden, golden } from "../support/golden.js";

export const fixture = (name: string): string => readFileSync(`fixtures/logs/${name}`, "utf8");

/** The requests of a workload, by the first characters of their time where `when` is given (a day, an hour). */
export const requestsOf = (workload: string, when = ""): readonly Golden[] =>
  golden.filter((request) => request.workload === workload && request.timestamp.startsWith(when));

type Figure = { [K in keyof Golden]: Golden[K] extends number | null ? K : never }[keyof Golden];

/** The sum of a figure over requests, what is not told as nothing. */
export const sum = (requests: readonly Golden[], name: Figure): number =>
  requests.reduce((all, request) => all + (request[name] ?? 0), 0);

export const nano = (usd: number): number => Math.round(usd * 1e9);

export const read = (format: ReportFormat, text: string, asked: Partial<ReportAsked> = {}): ReportRead =>
  format.read(text, { file: "report", ...asked });

/** All sums of a workload. */
export function totalsOf({ traffic }: Parts, workload: string): Sums {
  const sums = { ...noSums };
  for (const part of traffic) if (part.workload === workload) addSums(sums, part);
  return sums;
}

/** Codes of problems and how many there are of each. */
export const codesOf = ({ problems }: ReportRead): Record<string, number> =>
  Object.fromEntries(problems.map(({ code, count }) => [code, count]));
