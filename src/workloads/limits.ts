/** Bytes of one workload file that are read. */
export const maxFileBytes = 64 * 2 ** 20;

/**
 * Keys, values and list marks of one file, as estimated before it is parsed. Each takes up to 700 bytes of memory while
 * the file is read, so this keeps a hostile file within what Node gives a program by default.
 */
export const maxValues = 3_000_000;

/** Keys and list items of one file with its aliases written out. A file without aliases within maxValues has fewer. */
export const maxValuesRead = 1_500_000;

/** Characters of a name or a free word. */
export const maxTextLength = 200;

/** Problems of one file that are kept; more are only counted. */
export const maxFindings = 10_000;
