import { plainText } from "../diagnostics/plain-text.js";
import { badRows, endFaults, type FaultCount, type SourceAccount } from "../evidence/account.js";
import { counted, percent } from "../text/figures.js";
import { UsageError } from "./failure.js";

/** What was read of sources, and the file of the column map that they were read by. */
export interface ReadSources {
  accounts: readonly SourceAccount[];
  map?: string | undefined;
}

/**
 * @param most share of the rows that may be unreadable
 * @throws UsageError where more rows of a source are
 */
export function refuseBadRows(all: readonly ReadSources[], most: number): void {
  const refused = all.flatMap(({ accounts, map }) =>
    accounts
      .filter((account) => badRows(account) > 0 && shareOf(account, badRows(account)) > most)
      .map((account) => ({ account, map })),
  );
  if (refused.length === 0) return;
  const lines = refused.map(
    ({ account }) =>
      `${plainText(account.source)}: ${percent(shareOf(account, badRows(account)))} of ${counted(account.rows, "row")}${whatOf(account, ({ bad }) => bad)}`,
  );
  const hints = refused.flatMap(({ account, map }) => hintOf(account, map));
  // where next to nothing can be read, to allow it would measure nothing
  const remedy = refused.some(({ account }) => shareOf(account, badRows(account)) >= nearlyAll)
    ? "Mend the source."
    : "Mend the source, or allow more with --max-bad.";
  throw new UsageError(
    `too much of the logs cannot be read, and nothing was written:\n  ${lines.join("\n  ")}\n${[...new Set(hints), remedy].join("\n")}`,
  );
}

/** @throws UsageError where nothing of all sources could be used */
export function refuseNothing({ accounts, map }: ReadSources): void {
  if (accounts.some(({ used }) => used > 0)) return;
  const why = accounts.map(
    (account) => `${plainText(account.source)}: ${counted(account.rows, "row")}${whatOf(account)}`,
  );
  const hints = new Set(accounts.flatMap((account) => hintOf(account, map)));
  throw new UsageError(["there is nothing to measure:", ...why.map((line) => `  ${line}`), ...hints].join("\n"));
}

/** Of single rows that are damaged there are few; beyond this share it is how all of them are read. */
const nearlyAll = 0.9;

const shareOf = ({ rows }: SourceAccount, some: number): number => (rows > 0 ? some / rows : 0);

/** What all rows of a source have in common that cannot be read. */
function hintOf(account: SourceAccount, map: string | undefined): string[] {
  const { source, faults, format } = account;
  const isMost = (code: string): boolean =>
    shareOf(account, faults.find(({ fault }) => fault === code)?.rows ?? 0) >= nearlyAll;
  // a report has no column of times that could be mapped
  if (account.engine === "report") {
    return account.rows > 0
      ? []
      : [
          `${plainText(source)} has no row of the format ${format}: if it is something else, name its own format, or none.`,
        ];
  }
  const named = map !== undefined && format === "columns" ? plainText(map) : undefined;
  if (isMost("unreadable")) {
    const where = named === undefined ? "" : ` See \`timestamp\` in the column map ${named}.`;
    return [
      `The time in ${plainText(source)} is probably in none of the accepted forms: ISO 8601, or a number with its \`unit\` in a column map.${where}`,
    ];
  }
  if (named === undefined || !isMost("impossible_time")) return [];
  return [
    `The time in ${plainText(source)} probably has another unit: see the \`unit\` of \`timestamp\` in the column map ${named}.`,
  ];
}

/** What is wrong with the rows of a source, and where first. @param isTold which faults are, all without it */
function whatOf(account: SourceAccount, isTold: (fault: FaultCount) => boolean = () => true): string {
  const told = account.faults.filter(isTold).map(({ means, rows, places }) => {
    const where = places.length > 0 ? ` (row ${places.join(", ")}${rows > places.length ? ", …" : ""})` : "";
    return `${rows.toLocaleString("en-US")} ${means}${where}`;
  });
  told.push(...endFaults(account));
  return told.length > 0 ? `: ${told.join("; ")}` : "";
}
