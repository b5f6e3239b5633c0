/** Why a file cannot be edited. */
export type CannotEditReason =
  /** The text does not parse, or is too large to read. */
  | "unreadable"
  | "no-such-workload"
  /** Several workloads have the name. */
  | "several-workloads"
  | "no-such-fact"
  /** A workload that is to be added is there already. */
  | "name-taken"
  /** Something else stands where a map of facts or the list of workloads would be. */
  | "wrong-shape"
  /** The value or name is none that a file may state. */
  | "unfit-value"
  /** It stands under an anchor that others use, and they would change with it. */
  | "shared"
  /** With the edit the file would hold more than can be read of one. */
  | "too-large"
  /** The file is written in a way that no edit was found to leave the rest of it as it is. */
  | "not-kept";

/** Where an edit was to go. */
export interface EditPlace {
  workload?: string;
  fact?: string;
}

/** An edit that was not made; the text is as it was. */
export class CannotEdit extends Error {
  constructor(
    readonly reason: CannotEditReason,
    readonly place: EditPlace = {},
  ) {
    super(`cannot edit: ${[reason, ...Object.values(place)].join(" ")}`);
  }
}
