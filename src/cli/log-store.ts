import type { Store } from "../engines/duckdb/store.js";
import type { ProgressLine } from "./progress-line.js";
import { undoOnSignal } from "./signals.js";

/** Opens the file engine for as long as it is used. Nothing of it stays in the temporary folder, on a signal neither. */
export async function withStore<Result>(
  timezone: string,
  line: ProgressLine,
  use: (store: Store) => Promise<Result>,
): Promise<Result> {
  const { Store } = await import("../engines/duckdb/store.js");
  const store = await Store.open(timezone);
  const release = undoOnSignal(() => {
    line.end();
    store.discard();
  });
  try {
    return await use(store);
  } finally {
    line.end();
    release();
    store.close();
  }
}
