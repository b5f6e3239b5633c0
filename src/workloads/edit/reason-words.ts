import type { CannotEditReason } from "./cannot-edit.js";

/** Why an edit was not made, in words that follow a colon. */
export const reasonWords: Readonly<Record<CannotEditReason, string>> = {
  unreadable: "it does not read as a workload file",
  "no-such-workload": "it has no such workload any more",
  "several-workloads": "several workloads have that name: give each a name of its own",
  "no-such-fact": "there is no such fact",
  "name-taken": "a workload of that name is there already",
  "wrong-shape": "something else stands where the facts would be",
  "unfit-value": "it is empty, too long, or has characters or blanks that a file may not have there",
  shared: "it stands under an anchor that other workloads use: write it out by hand",
  "too-large": "the file would then hold more than can be read of one: name another file, or write fewer workloads",
  "not-kept": "the file is written in a way that no change was found to leave the rest as it is: write it in by hand",
};
