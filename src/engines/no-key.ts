/** What to say where a source does not tell the key that it is to be counted by. */
export const noKey = (source: string, by: string, keys: readonly string[]): string =>
  `${source} does not tell ${by}: count by ${keys.join(", ")}`;
