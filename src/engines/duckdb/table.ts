import { type FaultCount, faultCount, type SourceAccount } from "../../evidence/account.js";
import type { RowFormat } from "../../logs/formats/format.js";
import { missingColumns } from "../../logs/formats/missing-columns.js";
import {
  type Asked,
  canonicalColumns,
  canonicalSql,
  type Flag,
  flagNames,
  flags,
  unusable,
} from "../../logs/sql/canonical.js";
import type { Sql } from "../../logs/sql/dialect.js";
import { duckDb, literal, quoted } from "../../logs/sql/duckdb.js";
import { columnsRead, type RowFile, relationOf } from "./relation.js";
import type { OnProgress, Store } from "./store.js";

/** What is remembered of each request while files are read: figures and names, never a prompt or an answer. */
const table: Sql = `CREATE TABLE requests (file INTEGER, id UBIGINT, revision BIGINT, ts BIGINT, workload VARCHAR, provider VARCHAR,
  model VARCHAR, input BIGINT, cached BIGINT, written BIGINT, output BIGINT, reasoning BIGINT, latency BIGINT, ttft BIGINT,
  cost BIGINT, status VARCHAR, separate TINYINT, flags SMALLINT)`;

const labelled: Sql = "concat_ws('/', provider, model)";

/** How many places of a fault are told. */
const mostPlaces = 3;

export interface Loading {
  source: string;
  file: RowFile;
  format: Omit<RowFormat, "containers" | "knownBy">;
  asked: Asked;
}

/** An account without what is only known in the end. */
type Loaded = Omit<SourceAccount, "used" | "broken_off">;

/** Requests of files, read into one table. */
export class RequestTable {
  readonly #accounts: Loaded[] = [];

  private constructor(readonly store: Store) {}

  static async create(store: Store): Promise<RequestTable> {
    await store.run(table);
    return new RequestTable(store);
  }

  /** Reads a file. @param isOrdered false where its rows only keep their order if one thread reads them */
  async load(
    { source, file, format, asked }: Loading,
    { isOrdered = true, onProgress }: { isOrdered?: boolean; onProgress?: OnProgress | undefined } = {},
  ): Promise<void> {
    const number = this.#accounts.length;
    const query = queryOf(file, format, asked);
    const columns = canonicalColumns.map((name) => (name === "id" ? "hash(id)" : name));
    await this.store.run("DROP TABLE IF EXISTS reject_errors");
    await this.store.run("DROP TABLE IF EXISTS reject_scans");
    await this.store.useThreads(isOrdered ? "usual" : "one");
    await this.store.run(
      `INSERT INTO requests SELECT ${number}, ${columns.map((name) => (name === "hash(id)" ? "CASE WHEN id IS NOT NULL THEN hash(id) END" : name)).join(", ")} FROM (${query}) AS canonical`,
      onProgress,
    );
    await this.store.useThreads("usual");
    this.#accounts.push(await this.#accountOf({ source, format, asked, file, number }));
  }

  /** Takes out the file that was read last. */
  async unload(): Promise<void> {
    this.#accounts.pop();
    await this.store.run(`DELETE FROM requests WHERE file = ${this.#accounts.length}`);
  }

  async #accountOf(
    loaded: Pick<Loading, "source" | "file" | "format" | "asked"> & { number: number },
  ): Promise<Loaded> {
    const { source, file, format, asked, number } = loaded;
    const own = `file = ${number}`;
    const counted = await this.store.all(
      `SELECT flags, count(*), min(ts), max(ts), count(id) FROM requests WHERE ${own} GROUP BY flags`,
    );
    const found: FaultCount[] = [];
    for (const flag of flagNames) {
      const count = rowsWith(counted, flag);
      if (count > 0) found.push(faultCount(flag, count, await this.#places(own, flag)));
    }
    const rejected = file.container === "csv" ? await this.#rejected(1 + (file.blankLines ?? 0)) : [];
    const usable = counted.filter(([bits]) => Number(bits) < unusable);
    const isTable = file.container === "csv" || file.container === "parquet";
    const missing = isTable ? missingColumns(format, file.columns) : undefined;
    return {
      source,
      format: format.id,
      engine: "duckdb",
      by: asked.by,
      rows:
        counted.reduce((sum, [, rows]) => sum + Number(rows), 0) + rejected.reduce((sum, { rows }) => sum + rows, 0),
      faults: merged([...found, ...rejected]),
      out_of_order: format.relation || file.container === "parquet" ? null : await this.#order(own),
      from: usable.length === 0 ? null : Math.min(...usable.map(([, , from]) => Number(from))),
      to: usable.length === 0 ? null : Math.max(...usable.map(([, , , to]) => Number(to))),
      missing_columns: missing ? [...missing.required, ...missing.others] : [],
      duplicates_unknown: counted.every(([, , , , ids]) => Number(ids) === 0),
    };
  }

  /**
   * Rows of CSV that have not the columns of the others, which the reader leaves out. A quote that is opened and not closed
   * swallows the lines behind it: each is counted as a row that is lost.
   *
   * @param before lines that the reader counts before the first row, the header among them
   */
  async #rejected(before: number): Promise<FaultCount[]> {
    const rows = `SELECT line, max(csv_line) AS lost FROM reject_errors GROUP BY line`;
    const lines = "length(rtrim(lost, chr(10))) - length(replace(rtrim(lost, chr(10)), chr(10), '')) + 1";
    const [counted] = await this.store.all(`SELECT coalesce(sum(${lines}), 0) FROM (${rows})`);
    const count = Number(counted?.[0] ?? 0);
    if (count === 0) return [];
    const first = await this.store.all(`SELECT line FROM (${rows}) ORDER BY line LIMIT ${mostPlaces}`);
    const places = first.map(([line]) => Number(line) - before);
    return [faultCount("unreadable", count, places)];
  }

  /** How many workloads the requests are of that can be used. */
  async workloads(): Promise<number> {
    const [row] = await this.store.all(`SELECT count(DISTINCT workload) FROM requests WHERE flags < ${unusable}`);
    return Number(row?.[0] ?? 0);
  }

  /** Models of the requests that can be used, behind their provider where it is told; those with most requests first. */
  async models(): Promise<string[]> {
    const rows = await this.store.all(
      `SELECT ${labelled} AS label FROM requests WHERE flags < ${unusable} AND model IS NOT NULL GROUP BY label ORDER BY count(*) DESC, label`,
    );
    return rows.map(([label]) => String(label));
  }

  /**
   * Takes out requests of other models, before ids are compared: one gateway gives the same request to two models under one id.
   *
   * @param name of the model, or of its provider and itself as in `openai/gpt-4o-mini`
   */
  async keepModel(name: string): Promise<void> {
    const usable = `flags < ${unusable}`;
    const other = `${usable} AND model IS DISTINCT FROM ${literal(name)} AND (${labelled}) IS DISTINCT FROM ${literal(name)}`;
    const left = await this.store.all(`SELECT file, count(*) FROM requests WHERE ${other} GROUP BY file`);
    await this.store.run(`DELETE FROM requests WHERE ${other}`);
    const spans = await this.store.all(`SELECT file, min(ts), max(ts) FROM requests WHERE ${usable} GROUP BY file`);
    for (const [i, account] of this.#accounts.entries()) {
      const rows = Number(left.find(([file]) => Number(file) === i)?.[1] ?? 0);
      const [, from = null, to = null] = spans.find(([file]) => Number(file) === i) ?? [];
      this.#accounts[i] = {
        ...account,
        faults: rows > 0 ? [...account.faults, faultCount("other_model", rows, [])] : account.faults,
        from: from === null ? null : Number(from),
        to: to === null ? null : Number(to),
      };
    }
  }

  /** Rows keep the order of their file, so that the row number tells the place. */
  async #places(own: Sql, flag: Flag): Promise<number[]> {
    const first = `(SELECT min(rowid) FROM requests WHERE ${own})`;
    const rows = await this.store.all(
      `SELECT rowid - ${first} + 1 FROM requests WHERE ${own} AND flags & ${flags[flag]} <> 0 AND flags & ${stronger(flag)} = 0 ORDER BY rowid LIMIT ${mostPlaces}`,
    );
    return rows.map(([place]) => Number(place));
  }

  async #order(own: Sql): Promise<{ rows: number; furthest_ms: number }> {
    const [row] = await this.store.all(
      `SELECT count(*), coalesce(max(back), 0) FROM (SELECT lag(ts) OVER () - ts AS back FROM requests WHERE ${own} AND flags < ${unusable}) WHERE back > 0`,
    );
    return { rows: Number(row?.[0] ?? 0), furthest_ms: Number(row?.[1] ?? 0) };
  }

  /**
   * Takes out rows that are there twice by their id, over all files: of several the last revision stays, else the one that
   * tells most tokens.
   *
   * @returns the accounts, what was taken out among them
   */
  async settle(): Promise<Loaded[]> {
    const twice = `SELECT id FROM requests WHERE id IS NOT NULL AND flags < ${unusable} GROUP BY id HAVING count(*) > 1`;
    await this.store.run(`CREATE TABLE twice AS ${twice}`);
    await this.store.run(
      `CREATE TABLE superfluous AS SELECT row AS place, file FROM (SELECT rowid AS row, file, row_number() OVER (PARTITION BY id
        ORDER BY revision DESC NULLS LAST, output DESC NULLS LAST, input DESC NULLS LAST, ts, latency NULLS LAST, rowid) AS nth
        FROM requests WHERE flags < ${unusable} AND id IN (SELECT id FROM twice)) WHERE nth > 1`,
    );
    const counted = await this.store.all("SELECT file, count(*) FROM superfluous GROUP BY file");
    if (counted.length > 0) {
      await this.store.run("DELETE FROM requests WHERE rowid IN (SELECT place FROM superfluous)");
    }
    return this.#accounts.map((account, i) => {
      const rows = Number(counted.find(([file]) => Number(file) === i)?.[1] ?? 0);
      const faults: FaultCount[] = [...account.faults];
      if (rows > 0) faults.push(faultCount("duplicate", rows, []));
      return { ...account, faults };
    });
  }
}

/**
 * Flags in whose presence another does not count: a row is left out for one reason, the first there is, and nothing else is
 * said of it.
 */
const stronger = (flag: Flag): number =>
  flagNames
    .map((name) => flags[name])
    .filter((bit) => bit >= unusable && (flags[flag] < unusable || bit < flags[flag]))
    .reduce((sum, bit) => sum + bit, 0);

const rowsWith = (counted: readonly (readonly unknown[])[], flag: Flag): number =>
  counted.reduce(
    (sum, [bits, rows]) =>
      sum + ((Number(bits) & flags[flag]) !== 0 && (Number(bits) & stronger(flag)) === 0 ? Number(rows) : 0),
    0,
  );

/** One count of each fault. */
function merged(counts: readonly FaultCount[]): FaultCount[] {
  const known = new Map<string, FaultCount>();
  for (const count of counts) {
    const before = known.get(count.fault);
    const places = [...(before?.places ?? []), ...count.places].toSorted((a, b) => a - b).slice(0, mostPlaces);
    known.set(count.fault, { ...count, rows: count.rows + (before?.rows ?? 0), places });
  }
  return [...known.values()];
}

/** The rows of a file with what is taken out of their JSON. */
function extendedBy(lines: Sql, columns: readonly string[], extracted: readonly Sql[]): Sql {
  return `(SELECT ${[...columns.map(quoted), ...extracted].join(", ")} FROM ${lines}) AS file_rows`;
}

/** A query for the canonical rows of a file that reads no more columns than it takes. */
function queryOf(file: RowFile, format: Loading["format"], asked: Asked): Sql {
  const all = columnsRead(file, format);
  const rowsOf = (columns: ReadonlyMap<string, string>) => format.relation?.(relationOf(file, columns));
  const dialect = () => duckDb(rowsOf(all)?.columns ?? all, file.jsonTexts);
  const reading = { format, asked };
  let taken: readonly Sql[] = [];
  const text = canonicalSql(dialect(), {
    ...reading,
    relation: (extracted) => {
      taken = extracted;
      return "";
    },
  });
  const named = [text, ...taken].join("\n");
  const used = new Map([...all].filter(([name]) => format.relation || named.includes(quoted(name))));
  const rows = rowsOf(used);
  return canonicalSql(dialect(), {
    ...reading,
    relation: (extracted) => rows?.sql ?? extendedBy(relationOf(file, used), [...used.keys()], extracted),
  });
}
