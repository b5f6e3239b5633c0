import type { Diagnostic } from "../diagnostics/diagnostic.js";

/** Exit codes: a contract with scripts. */
export const exitCode = { done: 0, gate: 1, input: 2, bug: 3 } as const;

/** A mistake in how the program was called or in what it cannot reach; one line says what and what to do. */
export class UsageError extends Error {}

/** Problems in what the user wrote, each with its place. */
export class InputError extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super(`${diagnostics.length} problems in the input`);
  }
}

/** A gate that the user asked for has tripped; the message goes to stderr. */
export class GateTripped extends Error {}
