import { plainText } from "../diagnostics/plain-text.js";
import { badRows, type SourceAccount } from "../evidence/account.js";
import { percent } from "../text/figures.js";
import { UsageError } from "./failure.js";

/**
 * @param most share of the rows that may be unreadable
 * @throws UsageError where more rows of a source are
 */
export function refuseBadRows(accounts: readonly SourceAccount[], most: number): void {
  const lines = accounts.flatMap((account) => {
    const bad = badRows(account);
    const share = account.rows > 0 ? bad / account.rows : 0;
    return bad > 0 && share > most
      ? [`${plainText(account.source)}: ${percent(share)} of ${account.rows} rows${whatOf(account)}`]
      : [];
  });
  if (lines.length > 0) {
    throw new UsageError(
      `too much of the logs cannot be read, and nothing was written:\n  ${lines.join("\n  ")}\nMend the source, or allow more with --max-bad.`,
    );
  }
}

/** @throws UsageError where nothing of all sources could be used */
export function refuseNothing(accounts: readonly SourceAccount[]): void {
  if (accounts.some(({ used }) => used > 0)) return;
  const why = accounts.map((account) => `${plainText(account.source)}: ${account.rows} rows${whatOf(account)}`);
  throw new UsageError(`there is nothing to measure:\n  ${why.join("\n  ")}`);
}

/** What is wrong with the rows of a source, and where first. */
function whatOf({ faults, broken_off: isBrokenOff }: SourceAccount): string {
  const told = faults.map(({ means, rows, places }) => {
    const where = places.length > 0 ? ` (row ${places.join(", ")}${rows > places.length ? ", …" : ""})` : "";
    return `${rows} ${means}${where}`;
  });
  if (isBrokenOff) told.push("it breaks off before its end");
  return told.length > 0 ? `: ${told.join("; ")}` : "";
}
