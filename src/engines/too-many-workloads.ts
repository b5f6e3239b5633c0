import { SourceError } from "./source-error.js";

/** What to say where a key gives more workloads than anybody would look at. */
export const tooManyWorkloads = (count: number, by: string | undefined, { isAll = true } = {}): string => {
  const what = by === undefined ? "the logs give" : `counting by ${by} gives`;
  const number = `${isAll ? "" : "at least "}${count.toLocaleString("en-US")}`;
  return `${what} ${number} workloads: choose another key with --by, or allow them with --max-workloads`;
};

/** @param isAll false where more may come. @throws SourceError where there are more workloads than were allowed */
export function refuseWorkloads(
  count: number,
  { by, maxWorkloads }: { by?: string | undefined; maxWorkloads?: number | undefined },
  told?: { isAll: boolean },
): void {
  if (maxWorkloads !== undefined && count > maxWorkloads) throw new SourceError(tooManyWorkloads(count, by, told));
}
