import { shown } from "../text/wrap.js";
import type { CannotEdit } from "../workloads/edit/cannot-edit.js";
import { reasonWords } from "../workloads/edit/reason-words.js";
import { UsageError } from "./failure.js";

/** An answer that the file cannot take, in words. */
export function refused(path: string, { reason, place }: CannotEdit): UsageError {
  const what = place.fact ?? (place.workload === undefined ? "that" : `the workload ${shown(place.workload)}`);
  return new EditRefused(`cannot write ${what} into ${path}: ${reasonWords[reason]}`);
}

/** The file cannot take an answer, whatever the disk. */
export class EditRefused extends UsageError {}
