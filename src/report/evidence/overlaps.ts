import type { Evidence } from "../../assessment/evidence-schema.js";
import { named } from "./names.js";

type Source = Evidence["sources"][number];

/** Logs that are cut by the day may share a few minutes; below this neither much nor most of one is there again. */
const muchMs = 3_600_000;
const most = 0.5;

/** Reports of money alone, which is kept apart from that of requests. */
const costReports: ReadonlySet<string> = new Set(["openai-costs", "anthropic-costs"]);

/** Requests of files are told apart by their ids; sums, and tables that a server adds up, have none to give. */
const tellsIds = ({ engine, duplicates_unknown: unknown }: Source): boolean => engine === "duckdb" && !unknown;

interface Timed {
  source: Source;
  from: number;
  to: number;
}

function timesOf(source: Source): Timed[] {
  const { from, to, format } = source;
  if (from === null || to === null || costReports.has(format)) return [];
  return [{ source, from: Date.parse(from), to: Date.parse(to) }];
}

function overlap(a: Timed, b: Timed): boolean {
  if (tellsIds(a.source) && tellsIds(b.source)) return false;
  const shared = Math.min(a.to, b.to) - Math.max(a.from, b.from);
  const shorter = Math.min(a.to - a.from, b.to - b.from);
  return shared > muchMs || (shared > 0 && shared >= most * shorter);
}

/** Which sources tell of the same time without anything to know a request again by; undefined where none do. */
export function overlapLine({ sources }: Pick<Evidence, "sources">): string | undefined {
  const timed = sources.flatMap(timesOf);
  const found = timed.filter((one) => timed.some((other) => other !== one && overlap(one, other)));
  if (found.length === 0) return undefined;
  return `${named(found.map(({ source }) => source.source))} overlap in time, and their requests cannot be told apart by an id: one that is in two of them counts twice.`;
}
