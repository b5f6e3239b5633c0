/**
 * Time of a whole answer, in the unit of its parts: the first token, and the time between tokens for each that follows.
 * The usual definition, TTFT + (tokens − 1) × TPOT.
 */
export const answerTime = (firstToken: number, betweenTokens: number, outputTokens: number): number =>
  firstToken + betweenTokens * Math.max(0, outputTokens - 1);
