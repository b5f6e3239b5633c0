import { suggest } from "../../diagnostics/suggest.js";
import type { SideName } from "../../engines/duckdb/sides.js";
import { unattributed } from "../../logs/sql/ruled.js";
import { shown } from "../../text/wrap.js";
import { UsageError } from "../failure.js";

/** The workload that is compared, and what each side calls it. */
export interface Chosen extends Readonly<Record<SideName, string>> {
  name: string;
}

type Names = Readonly<Record<SideName, readonly string[]>>;

/** Names in a message; nobody reads more. */
const most = 8;

/**
 * Which workload is compared: the one named, else the only one that both logs have. A log that tells none or has one alone
 * need not call it as the other does.
 *
 * @throws UsageError where that leaves more than one, or none
 */
export function chosenWorkload(names: Names, wanted: string | undefined): Chosen {
  if (wanted !== undefined) return named(names, wanted);
  const common = names.managed.filter((name) => names.self_hosted.includes(name));
  const told = common.filter((name) => name !== unattributed);
  const [first] = told.length > 0 ? told : common;
  if (first !== undefined && told.length < 2) return { name: first, managed: first, self_hosted: first };
  if (told.length > 1) {
    throw new UsageError(`both logs have the workloads ${listed(told)}: say which with --workload NAME`);
  }
  const [managed, selfHosted] = [only(names.managed), only(names.self_hosted)];
  if (managed !== undefined && selfHosted !== undefined) {
    return { name: managed === unattributed ? selfHosted : managed, managed, self_hosted: selfHosted };
  }
  throw new UsageError(
    `the logs have no workload in common: ${listed(names.managed)} are managed, ${listed(names.self_hosted)} self-hosted; name one of them with --workload NAME, or count by another key with --by KEY`,
  );
}

function named(names: Names, wanted: string): Chosen {
  const all = [...new Set([...names.managed, ...names.self_hosted])];
  if (!all.includes(wanted)) {
    const meant = suggest(wanted, all);
    throw new UsageError(
      `neither log has a workload ${shown(wanted)}${meant === undefined ? "" : ` (did you mean ${shown(meant)}?)`}: they have ${listed(all)}`,
    );
  }
  const on = (side: SideName, words: string): string => {
    const own = names[side].includes(wanted) ? wanted : only(names[side]);
    if (own !== undefined) return own;
    throw new UsageError(
      `the ${words} log has no workload ${shown(wanted)}: it has ${listed(names[side])}; count by another key with --by KEY`,
    );
  };
  return { name: wanted, managed: on("managed", "managed"), self_hosted: on("self_hosted", "self-hosted") };
}

const only = (names: readonly string[]): string | undefined => (names.length === 1 ? names[0] : undefined);

function listed(names: readonly string[]): string {
  const told = names.slice(0, most).map(shown).join(", ");
  return names.length > most ? `${told} and ${names.length - most} more` : told;
}
