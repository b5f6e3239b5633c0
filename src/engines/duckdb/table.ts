import { faultCount } from "../../evidence/account.js";
import { canonicalColumns } from "../../logs/sql/canonical.js";
import type { Sql } from "../../logs/sql/dialect.js";
import { literal } from "../../logs/sql/duckdb.js";
import { unusable } from "../../logs/sql/flags.js";
import { deleteDuplicates } from "./duplicates.js";
import { fileAccount } from "./file-account.js";
import { queryOf } from "./file-query.js";
import type { Loaded, Loading } from "./loading.js";
import type { OnProgress, Store } from "./store.js";

/** What is remembered of each request while files are read: figures and names, never a prompt or an answer. */
const table: Sql = `CREATE TABLE requests (file INTEGER, id UBIGINT, revision BIGINT, ts BIGINT, workload VARCHAR, provider VARCHAR,
  model VARCHAR, input BIGINT, cached BIGINT, written BIGINT, output BIGINT, reasoning BIGINT, latency BIGINT, ttft BIGINT,
  cost BIGINT, status VARCHAR, separate TINYINT, flags SMALLINT)`;

const labelled: Sql = "concat_ws('/', provider, model)";

/** The columns of a request as they are kept: of an id its hash, which is shorter and tells nobody's name. */
const kept: Sql = canonicalColumns
  .map((name) => (name === "id" ? "CASE WHEN id IS NOT NULL THEN hash(id) END" : name))
  .join(", ");

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
    loading: Loading,
    { isOrdered = true, onProgress }: { isOrdered?: boolean; onProgress?: OnProgress | undefined } = {},
  ): Promise<void> {
    const number = this.#accounts.length;
    await this.store.run("DROP TABLE IF EXISTS reject_errors");
    await this.store.run("DROP TABLE IF EXISTS reject_scans");
    await this.store.useThreads(isOrdered ? "usual" : "one");
    await this.store.run(
      `INSERT INTO requests SELECT ${number}, ${kept} FROM (${queryOf(loading)}) AS canonical`,
      onProgress,
    );
    await this.store.useThreads("usual");
    this.#accounts.push(await fileAccount(this.store, loading, number));
  }

  /** Takes out the file that was read last. */
  async unload(): Promise<void> {
    this.#accounts.pop();
    await this.store.run(`DELETE FROM requests WHERE file = ${this.#accounts.length}`);
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

  /**
   * Takes out requests that are there before by their id, over all files.
   *
   * @returns the accounts, what was taken out among them
   */
  async deduplicate(): Promise<Loaded[]> {
    const duplicates = await deleteDuplicates(this.store);
    return this.#accounts.map((account, i) => {
      const rows = duplicates.get(i) ?? 0;
      return rows === 0 ? account : { ...account, faults: [...account.faults, faultCount("duplicate", rows, [])] };
    });
  }
}
