/** A figure in words. What a log does not tell is never told as zero: it is `unknown`, and `because` says why. */
export interface Told {
  text: string;
  /** A few words that follow a colon: why the figure, or the one that is meant, is not known. */
  because?: string;
}

export const told = (text: string): Told => ({ text });

export const unknown = (because: string, text = "unknown"): Told => ({ text, because });

/** `unknown: the log has no hours`. */
export const withReason = ({ text, because }: Told): string => (because === undefined ? text : `${text}: ${because}`);

/** A value in words, or why there is none. */
export const toldIf = <Value>(value: Value | null, because: string, words: (value: Value) => string): Told =>
  value === null ? unknown(because) : told(words(value));
