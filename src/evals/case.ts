/** One case of an eval set and what each side scored on it. */
export interface EvalCase {
  /** The kind of case it is, where the file tells one. */
  slice: string | null;
  /** 0 to 1, of a pass 1 and of a fail 0; null where the side has no result. Several runs are their mean. */
  managed: number | null;
  self_hosted: number | null;
}
