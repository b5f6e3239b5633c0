import { unusable } from "../../logs/sql/flags.js";
import { standing } from "../../logs/sql/standing.js";
import type { Store } from "./store.js";

const tables = ["repeated_ids", "duplicates"] as const;

/**
 * Takes out of `requests` the rows whose id is there before, over all files: of several the last revision stays, else the one
 * that tells most tokens.
 *
 * @returns how many rows were taken out of each file that had some, by its number
 */
export async function deleteDuplicates(store: Store): Promise<ReadonlyMap<number, number>> {
  const usable = `flags < ${unusable}`;
  await store.run(
    `CREATE TABLE repeated_ids AS SELECT id FROM requests WHERE id IS NOT NULL AND ${usable} GROUP BY id HAVING count(*) > 1`,
  );
  await store.run(
    `CREATE TABLE duplicates AS SELECT row AS place, file FROM (SELECT rowid AS row, file, row_number() OVER (PARTITION BY id
      ORDER BY ${standing}, rowid) AS nth
      FROM requests WHERE ${usable} AND id IN (SELECT id FROM repeated_ids)) WHERE nth > 1`,
  );
  const counted = await store.all("SELECT file, count(*) FROM duplicates GROUP BY file");
  if (counted.length > 0) await store.run("DELETE FROM requests WHERE rowid IN (SELECT place FROM duplicates)");
  // another table of requests may be read into the same store
  for (const name of tables) await store.run(`DROP TABLE ${name}`);
  return new Map(counted.map(([file, rows]) => [Number(file), Number(rows)]));
}
