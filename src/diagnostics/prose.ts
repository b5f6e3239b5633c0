import type { Args, Diagnostic } from "./diagnostic.js";
import { plainText } from "./plain-text.js";
import { answerProse } from "./prose/answers.js";
import { benchmarkProse } from "./prose/benchmarks.js";
import { columnMapProse } from "./prose/column-maps.js";
import { evalProse } from "./prose/evals.js";
import { findingProse } from "./prose/findings.js";
import { packProse } from "./prose/packs.js";
import type { Prose } from "./prose/phrase.js";
import { priceProse } from "./prose/prices.js";
import { shapeProse } from "./prose/shape.js";
import { sizingProse } from "./prose/sizing.js";
import { sourceProse } from "./prose/source.js";
import { syntaxProse } from "./prose/syntax.js";
import { valueProse } from "./prose/values.js";

const tellers = {
  ...sourceProse,
  ...syntaxProse,
  ...shapeProse,
  ...valueProse,
  ...packProse,
  ...findingProse,
  ...priceProse,
  ...sizingProse,
  ...benchmarkProse,
  ...evalProse,
  ...answerProse,
  ...columnMapProse,
};

/** Every code that there is prose for. */
export type Code = keyof typeof tellers;

export const codes: readonly string[] = Object.keys(tellers);

function isCode(code: string): code is Code {
  return Object.hasOwn(tellers, code);
}

function tell(code: string, args: Args): Prose {
  return isCode(code) ? tellers[code](args) : { sentence: `${code}.`, hints: [] };
}

/**
 * The words for a diagnostic: one sentence that says what is wrong, and hints that say how to mend it (what was
 * expected, a did-you-mean). Safe to print, whatever the file held.
 */
export function describe(diagnostic: Diagnostic): Prose {
  const { sentence, hints } = tell(diagnostic.code, diagnostic.args);
  return { sentence: plainText(sentence), hints: hints.map(plainText) };
}
