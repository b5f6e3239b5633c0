import { lstatSync, readlinkSync, realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { UsageError } from "./failure.js";

/** The file to be replaced; undefined where there is none yet. @throws UsageError where it is something else */
export function fileAt(path: string): { mode: number } | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile()) return found;
  throw new UsageError(
    `cannot write ${path}: it is a ${found.isDirectory() ? "folder" : "pipe or a device"}, not a file`,
  );
}

/** Where what is written to a path goes. @throws Error where that cannot be found out */
export function targetOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })) return realpathSync(path);
  const link = lstatSync(path, { throwIfNoEntry: false });
  if (!link?.isSymbolicLink()) return path;
  return targetOf(resolve(realpathSync(dirname(path)), readlinkSync(path)));
}
