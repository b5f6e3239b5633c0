/** What can be wrong with a row of requests, or keep it out, in words. */
export const faults = {
  negative_latency: "a latency or time to the first token below zero, which is left out",
  late_first_token: "a first token after the last, whose time is left out",
  negative_tokens: "a token count below zero; the tokens of the row are left out",
  impossible_tokens: "a token count above any that a request can have; the tokens of the row are left out",
  negative_cost: "a cost below zero, such as a credit, which is left out",
  impossible_cost: "a cost above any that a request can have, which is left out",
  no_workload: "nothing tells which workload it belongs to",
  not_a_request: "no request to a language model, such as a tool call or an embedding",
  unreadable: "not readable, or without a time that can be read",
  impossible_time: "a time before 2018 or in the future: some clock was wrong",
  outside: "outside the time that was asked for",
  other_model: "of another model than the one that was asked for",
  duplicate: "the same request again, which is counted once",
} as const;
export type Fault = keyof typeof faults;

/** Faults of rows that should be in the figures: what they say is lost. */
const lost: ReadonlySet<string> = new Set<Fault>(["unreadable", "impossible_time"]);

/** How many rows have a fault, and the first of them. */
export interface FaultCount {
  /** Code of the fault, and what it means in words that follow "rows:". */
  fault: string;
  means: string;
  /** True where the rows should be in the figures and are not. */
  bad: boolean;
  rows: number;
  /** Numbers in the source, from 1: of rows, or of lines in a report. */
  places: readonly number[];
}

export const faultCount = (fault: Fault, rows: number, places: readonly number[]): FaultCount => ({
  fault,
  means: faults[fault],
  bad: lost.has(fault),
  rows,
  places,
});

/** What became of one source's rows. */
export interface SourceAccount {
  /** As the user named it, without what a connection keeps secret. */
  source: string;
  /** Id of the format. */
  format: string;
  engine: "duckdb" | "postgres" | "clickhouse" | "report";
  /** Keys that its requests were counted to workloads by, in the order in which they are asked. */
  by: readonly string[];
  rows: number;
  /** Rows that are in the figures. */
  used: number;
  faults: readonly FaultCount[];
  /** Rows that stand behind a row with a later time, and how far the furthest step back goes; null where rows have no order. */
  out_of_order: { rows: number; furthest_ms: number } | null;
  /** Epoch milliseconds of the first and last row in the figures. */
  from: number | null;
  to: number | null;
  /** Epoch milliseconds: the span that a live table was asked for, its end not included. Rows outside it are not looked at. */
  span?: { since: number; until: number };
  /** Columns of the format that the source lacks. */
  missing_columns: readonly string[];
  /** True where the source ends before its end: a compressed file that is cut off, a report whose pages go on. */
  broken_off: boolean;
  /** True where it is a report of costs alone, which does not tell when requests came. */
  only_bills?: boolean;
  /** True where a compressed file does not hold the bytes that were written, as its checksum tells. */
  damaged: boolean;
  /** True where the source has no request ids, so that duplicates cannot be told. */
  duplicates_unknown: boolean;
}

/** Rows that should be in the figures and are not, the one that a file breaks off or is damaged in among them. */
export const badRows = (account: Pick<SourceAccount, "faults" | "broken_off" | "damaged">): number =>
  Math.max(
    account.faults.reduce((sum, { bad, rows }) => sum + (bad ? rows : 0), 0),
    account.broken_off || account.damaged ? 1 : 0,
  );

/** The sources that tell when requests came: reports of costs do not, where there is another. */
export function watching(accounts: readonly SourceAccount[]): readonly SourceAccount[] {
  const found = accounts.filter((account) => account.only_bills !== true);
  return found.length > 0 ? found : accounts;
}

/** What is wrong with the end of a source, in words that follow its name. */
export const endFaults = (account: Pick<SourceAccount, "broken_off" | "damaged">): string[] => [
  ...(account.broken_off ? ["it breaks off before its end"] : []),
  ...(account.damaged ? ["its compressed bytes are damaged"] : []),
];

/** Above this share of requests that are there again, the ids may be those of something else, such as a session. */
const mostRepeated = 0.2;

/** Share of a source's requests that were left out for having the id of another one, where it is above the usual; else null. */
export function doubtfulIds({ engine, faults: found, used }: Pick<SourceAccount, "engine" | "faults" | "used">) {
  const repeated = found.find(({ fault }) => fault === ("duplicate" satisfies Fault))?.rows ?? 0;
  const share = repeated === 0 || engine === "report" ? 0 : repeated / (used + repeated);
  return share > mostRepeated ? share : null;
}
