import type { FactSpec } from "../../facts/fact.js";
import { isMoney } from "../../facts/quantity.js";
import { unitLabel } from "../../facts/unit.js";
import { quoted } from "./answer.js";
import type { Quantity } from "./base-value.js";
import { endsOf, type Figure, type Heard } from "./heard.js";
import type { Noun, Part } from "./part.js";
import { withArticle } from "./period.js";
import { manners } from "./units.js";

/** What keeps an answer from being a figure of a fact, as the beginning of a sentence; undefined where nothing does. */
export function objection(heard: Heard, spec: FactSpec, type: Quantity): string | undefined {
  const asked = `give ${askedFor(type)}`;
  const found =
    ofCount(heard, type) ??
    ofTrouble(heard.trouble, type) ??
    ofNouns(heard, spec, type) ??
    ofPeriods(heard, spec, type);
  if (found !== undefined) return `${found}; ${asked}`;
  if (heard.figures.length > 0 || heard.hours !== undefined) return undefined;
  const isOne = heard.article || (type.unit === "ms" && heard.periods.length > 0);
  return isOne ? undefined : `There is no number in that; ${asked}`;
}

/** What a figure is of, in words. */
function askedFor({ unit, integer }: Quantity): string {
  if (unit === "share") return "a share in percent";
  if (unit === "score") return "a number from 0 to 1";
  if (unit === "ratio") return "how many times";
  if (unit === "ms") return "a time with its unit";
  return `${integer ? "a whole number of" : "one figure in"} ${unitLabel[unit]}`;
}

const hour = 3.6e6;

function ofCount({ figures, range, periods }: Heard, { unit }: Quantity): string | undefined {
  const [first, second, third] = figures;
  if (!first || !second) return undefined;
  if (range && !third) return backwards(first, second) ? "That range runs backwards" : undefined;
  const [long = 0, short = 0] = third ? [] : [first.time, second.time];
  // 1 minute 30 seconds; 8 hours a day, 5 days a week
  if (unit === "ms" && long > short && short > 0) return undefined;
  if (unit === "hours/week" && long === hour && short === 24 * hour && periods.join(" ") === "day week")
    return undefined;
  return "That is more than one figure";
}

/** Times are compared where both ends have one; otherwise they share it. */
function backwards(first: Figure, second: Figure): boolean {
  const [low, high] = endsOf(first, second);
  const [a, b] = low.time !== undefined && high.time !== undefined ? [low.time, high.time] : [1, 1];
  return low.number * low.magnitude * a > high.number * high.magnitude * b;
}

function ofTrouble(trouble: Part | undefined, { unit }: Quantity): string | undefined {
  if (!trouble) return undefined;
  if (trouble.kind === "vague") return `${quoted(trouble.text)} is no number`;
  if (trouble.kind === "currency" && isMoney(unit)) return `${quoted(trouble.text)} is not USD`;
  return `${quoted(trouble.text)} is not understood here`;
}

function ofNouns({ nouns, figures, letter, hours }: Heard, spec: FactSpec, { unit }: Quantity): string | undefined {
  const manner = manners[unit];
  const other = [...nouns].find(([noun]) => !manner.nouns.includes(noun));
  if (other) return `${quoted(other[1])} is not what is asked for`;
  if (!manner.time && figures.some(({ time }) => time !== undefined)) return "A time is not what is asked for";
  if (hours !== undefined && (unit !== "hours/week" || figures.length > 0)) return "Hours are not what is asked for";
  if (letter !== undefined && !manner.letters) return `${quoted(letter)} may mean several things`;
  return ofSides(nouns, spec, unit.startsWith("tokens"));
}

/** Input said where output is asked for, or one of them where both are. */
function ofSides(nouns: ReadonlyMap<Noun, string>, { name }: FactSpec, isTokens: boolean): string | undefined {
  if (!isTokens) return undefined;
  const asked = name.includes("input") ? "input" : name.includes("output") ? "output" : undefined;
  const said = (["input", "output"] as const).filter((side) => nouns.has(side));
  if (said.length === 0 || (asked === undefined ? said.length === 2 : said.join() === asked)) return undefined;
  return `${quoted(said.join(" and "))} is not what is asked for: ${asked ?? "input and output together"} is`;
}

function ofPeriods({ periods, figures }: Heard, { name }: FactSpec, { unit }: Quantity): string | undefined {
  const [period, another] = [...new Set(periods)];
  if (period === undefined) return undefined;
  if (another !== undefined) return figures.length === 2 && unit === "hours/week" ? undefined : "That has two periods";
  if (manners[unit].period !== undefined) return undefined;
  if (unit === "share" && name.includes("per_month")) {
    return period === "month" ? undefined : `Growth ${withArticle(period)} does not turn into growth a month by itself`;
  }
  const isTime = (unit === "ms" || unit === "days") && figures.every(({ time }) => time === undefined);
  return isTime ? undefined : `A figure ${withArticle(period)} is not what is asked for`;
}
