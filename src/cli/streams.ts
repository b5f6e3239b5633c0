import { statSync } from "node:fs";

/** What the shell holds open for the program: standard streams, and what stands in place of `<(…)` and `>(…)`. */
const heldOpen = /^(\/dev\/(stdin|stdout|stderr|fd\/\d+)|\/proc\/self\/fd\/\d+)$/;

export const isHeldOpen = (path: string): boolean => heldOpen.test(path);

/** Whether what is written goes into something that is there, and nothing can lie beside it or take its place. */
export function isStream(path: string): boolean {
  if (isHeldOpen(path)) return true;
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && !found.isFile() && !found.isDirectory();
  } catch {
    // what keeps it from being looked at is told when it is written
    return false;
  }
}
