import { SourceError } from "./source-error.js";

/** More are never allowed: nobody looks at so many, and a workload file would soon be full. */
export const mostWorkloads = 10_000;

/** What to say where a key gives more workloads than anybody would look at. */
export const tooManyWorkloads = (count: number, by: string | undefined, { isAll = true } = {}): string => {
  const what = by === undefined ? "the logs give" : `counting by ${by} gives`;
  const number = `${isAll ? "" : "at least "}${count.toLocaleString("en-US")}`;
  const allow = count > mostWorkloads ? "" : ", or allow them with --max-workloads";
  return `${what} ${number} workloads: choose another key with --by${allow}`;
};

/** @param isAll false where more may come. @throws SourceError where there are more workloads than were allowed */
export function refuseWorkloads(
  count: number,
  { by, maxWorkloads }: { by?: string | undefined; maxWorkloads?: number | undefined },
  told?: { isAll: boolean },
): void {
  if (maxWorkloads !== undefined && count > maxWorkloads) throw new SourceError(tooManyWorkloads(count, by, told));
}
