/** A figure in words, or why it is not known: what a log does not tell is never told as zero. */
export type Told = { text: string } | { because: string };

export const told = (text: string): Told => ({ text });

/** @param because a few words that follow a colon */
export const unknown = (because: string): Told => ({ because });

export const textOf = (figure: Told): string => ("text" in figure ? figure.text : "unknown");

/** `unknown: the log has no hours`. */
export const withReason = (figure: Told): string => ("text" in figure ? figure.text : `unknown: ${figure.because}`);

/** A value in words, or why there is none. */
export const toldIf = <Value>(value: Value | null, because: string, words: (value: Value) => string): Told =>
  value === null ? unknown(because) : told(words(value));
