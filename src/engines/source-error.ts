/** A source that cannot be read or is not what it is said to be: one line says what, and what to do. */
export class SourceError extends Error {}
