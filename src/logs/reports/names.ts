import { plain } from "../../text/plain.js";
import { type ReportAsked, unattributed } from "./report.js";

const longestName = 200;

const longestRead = 10_000;

/** The hash of a key, long enough to be looked up. */
const hash = /^[0-9a-f]{21,}$/i;

/** Keys of providers by how they begin, and tokens in three parts. */
const secret =
  /^((sk-|sk_|gsk_|xai-)(?=[\w-]{20})[\w-]*\d|AIza[\w-]{20}|AKIA[A-Z\d]{12}|(hf|ghp|glpat)[_-][a-z\d]{20}|bearer\s|eyJ[\w-]+\.[\w-]+\.)/i;

/**
 * A name of a log made safe to show: the hash of a key is cut to its first eight digits, a key itself to its last four
 * characters, what acts on a terminal becomes a mark, and what is longer than 200 characters is cut.
 */
export function nameOf(told: string): string {
  const name = plain(told.slice(0, longestRead));
  if (hash.test(name)) return name.slice(0, 8);
  if (secret.test(name)) return `…${name.slice(-4)}`;
  return name.slice(0, longestName);
}

/** The workload of a row by the key that is asked for, else by the first key that the row tells. */
export function workloadOf(
  told: Readonly<Record<string, string | null>>,
  keys: readonly string[],
  { by }: Pick<ReportAsked, "by">,
): string {
  for (const key of by === undefined ? keys : [by]) {
    const value = Object.hasOwn(told, key) ? told[key] : null;
    if (value) return nameOf(value);
  }
  return unattributed;
}

/** Provider and model as they are logged, in lower case. */
export const lower = (told: string | null): string | null => (told === null ? null : nameOf(told).toLowerCase());

/** The provider and the model of a name such as `openai/gpt-4.1-mini`. */
export function prefixed(name: string | null): { provider: string | null; model: string | null } {
  const at = name?.indexOf("/") ?? -1;
  if (name === null || at < 0) return { provider: null, model: name };
  return { provider: name.slice(0, at), model: name.slice(at + 1) };
}
