import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { InputError } from "./failure.js";

/**
 * Warnings go to standard error, unless it is to be quiet.
 *
 * @throws InputError where one of the problems is an error
 */
export async function tell(problems: readonly Diagnostic[], { quiet }: { quiet?: boolean }): Promise<void> {
  if (problems.some(({ severity }) => severity === "error")) throw new InputError(problems);
  if (problems.length === 0 || quiet) return;
  const { renderDiagnostics } = await import("../diagnostics/render.js");
  process.stderr.write(renderDiagnostics(problems));
}
