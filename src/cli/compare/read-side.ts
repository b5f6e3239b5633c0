import { joined, type OnProgress } from "../../engines/collected.js";
import { isDatabaseUrl } from "../../engines/database-address.js";
import { keepSide, type SideName } from "../../engines/duckdb/sides.js";
import type { Store } from "../../engines/duckdb/store.js";
import { collectFiles } from "../../engines/files/collect.js";
import { SourceError } from "../../engines/source-error.js";
import type { SourceAccount } from "../../evidence/account.js";
import type { Parts } from "../../evidence/parts.js";
import { isColumnMap, namedFormat } from "../column-maps.js";
import type { Window } from "../log-times.js";
import { sideTables } from "./side-tables.js";

/** What one side is read from, and how. */
export interface SideSources {
  side: SideName;
  /** Names of files, patterns expanded; `-` is standard input; and addresses of live tables. */
  sources: readonly string[];
  /** A format's name, or a column map in a file that ends in `.yaml` or `.yml`. */
  from?: string | undefined;
  /** Requests of other models are left out. */
  model?: string | undefined;
}

/** How both sides are read. */
export interface Reading extends Window {
  by?: string | undefined;
  slice?: string | undefined;
  timezone: string;
  /** Up to when live tables are read where no end is asked for, in epoch milliseconds. */
  now: number;
  /** Share of the rows of a source that may be unreadable. */
  maxBad: number;
  quiet?: boolean | undefined;
}

/** What was read of one side. */
export interface ReadSide {
  parts: Parts;
  accounts: readonly SourceAccount[];
  /** Whether its requests are kept one by one, so that they can be paired. */
  hasRows: boolean;
  /** The file of the column map that they were read by. */
  map: string | undefined;
}

/** Reads the logs of one side, and keeps the requests of its files in the store. @throws SourceError, InputError, UsageError */
export async function readSide(
  store: Store,
  { side, sources, from, model }: SideSources,
  reading: Reading,
  onProgress: OnProgress,
): Promise<ReadSide> {
  const { quiet, maxBad: _, ...asked } = reading;
  const format = await namedFormat(from, { quiet }, "held");
  const collecting = { ...asked, from: format, model, onProgress };
  const files = sources.filter((source) => !isDatabaseUrl(source));
  try {
    const tables = await sideTables(sources.filter(isDatabaseUrl), collecting, process.env);
    const ofFiles = files.length > 0 ? [await collectFiles(store, files, collecting)] : [];
    const isKept = await keepSide(store, side);
    return {
      ...joined([...ofFiles, ...tables]),
      // pairs of a part of the side would leave out its tables
      hasRows: isKept && tables.length === 0,
      map: isColumnMap(from) ? from : undefined,
    };
  } catch (error) {
    throw error instanceof SourceError ? new SourceError(withOwnFlag(error.message, side)) : error;
  }
}

/** Remedies of the engines name the flag of a command that has one log. */
const withOwnFlag = (message: string, side: SideName): string =>
  message.replaceAll("--from", side === "managed" ? "--managed-from" : "--self-hosted-from");
