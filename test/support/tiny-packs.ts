/** Tiny packs as text, for tables of tests. */
import { completePack } from "../../src/rules/extend.js";
import type { Pack } from "../../src/rules/pack.js";
import { parsePack } from "../../src/rules/parse.js";
import { found } from "./marked.js";

export function packOf(text: string): Pack {
  const { source, diagnostics } = parsePack(text, "t.yaml");
  const completed = source && completePack(source, undefined, "");
  if (!completed?.pack) throw new Error(found(completed?.diagnostics ?? diagnostics).join(", "));
  return completed.pack;
}

export const rule = (kind: string, id: string, when: string, more = "") =>
  `{ id: ${id}, kind: ${kind}, because: b, because_not: n, to_change: c, source: s, when: ${when}${more} }`;
export const driver = (id: string, when: string, more?: string) => rule("driver", id, when, more);
export const exclusion = (id: string, side: string, when: string) => rule("exclusion", id, when, `, excludes: ${side}`);
export const requirement = (id: string, when: string, more?: string) => rule("requirement", id, when, more);
export const warning = (id: string, when: string) => rule("warning", id, when, ", about: early");
export const row = (id: string, mode: string, when: string) => rule("row", id, when, `, mode: ${mode}`);
export const signal = (id: string, cases: readonly (readonly [string, number])[], more = "") =>
  `{ id: ${id}, kind: signal, weight: 1, worst: w, best: b, because: b, source: s${more}, cases: [${cases
    .map(
      ([when, lean]) =>
        `${when.startsWith("»") ? "»" : ""}{ when: ${when.replace("»", "")}, lean: ${lean}, because: b }`,
    )
    .join(", ")}] }`;

export const head = "id: t\nversion: 1.0.0\ntitle: T\n";
export const weighed = (...rules: string[]) => `${head}rules:\n${rules.map((text) => `  - ${text}\n`).join("")}`;
export const ordered = (...rows: string[]) =>
  `${head}hit_policy: first\notherwise: managed\nrules:\n${rows.map((text) => `  - ${text}\n`).join("")}`;
