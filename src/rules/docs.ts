import { findFact } from "../facts/registry/lookup.js";
import { conditionsOf } from "./compile.js";
import { atomsOf } from "./condition.js";
import { describeCondition } from "./describe.js";
import { effectOf, linksOf, typeText, whenOf } from "./explain.js";
import { type Heading, Page, prose, table } from "./markdown-page.js";
import type { Pack, Rule, Signal } from "./pack.js";

const kinds: readonly (readonly [Rule["kind"], string])[] = [
  ["exclusion", "Exclusions"],
  ["requirement", "Requirements"],
  ["driver", "Drivers"],
  ["signal", "Signals"],
  ["warning", "Warnings"],
  ["risk", "Risks"],
  ["row", "Rows"],
];

/** The reference page of a pack. Generated: the build fails where the committed page is stale. */
export function packPage(pack: Pack): string {
  const page = new Page(`llm-decide rules docs ${pack.id}`, pack.title, introOf(pack));
  const headings = new Map<string, Heading>();
  for (const [kind, title] of kinds) {
    const rules = pack.rules.filter((rule) => rule.kind === kind);
    if (rules.length === 0) continue;
    const section = page.section(title);
    if (kind === "signal") section.add(signalTable(rules.filter((rule) => rule.kind === "signal")));
    for (const rule of rules) headings.set(rule.id, section.entry(rule.id, ruleBody(pack, rule)));
  }
  addPatterns(page, pack);
  addChanges(page, pack);
  addFacts(page, pack, headings);
  return page.text();
}

function introOf({ id, version, rules, hitPolicy, otherwise, bar }: Pack): string {
  const policy =
    hitPolicy === "first"
      ? `Ordered table: the first row that holds decides, otherwise ${otherwise}.`
      : `Exclusions first, then requirements and drivers, then the balance of the signals against a bar of ${bar}.`;
  return `Pack \`${id}\` ${version}, ${rules.length} rules. ${policy}`;
}

function ruleBody(pack: Pack, rule: Rule): string {
  const lines = [
    // a formatter of markdown joins runs of spaces, and the page would then be stale
    ...whenOf(rule).map((line) => `when ${line.replaceAll(/ {2,}/g, " ")}`),
    `because: ${rule.because}`,
    ...(rule.becauseNot ? [`where it fails: ${rule.becauseNot}`] : []),
    ...(rule.toChange ? [`to change it: ${rule.toChange}`] : []),
    `source: ${rule.source}${rule.reviewBy ? `, review by ${rule.reviewBy}` : ""}`,
  ];
  const effect = prose([effectOf(rule), ...linksOf(pack, rule)].join(" "));
  return `${effect}\n\n${lines.map((line) => `- ${prose(line)}`).join("\n")}`;
}

/** The signals by weight, with the leans that their cases run from and to. */
function signalTable(signals: readonly Signal[]): string {
  const total = signals.reduce((sum, { weight }) => sum + weight, 0);
  const rows = [...signals]
    .sort((a, b) => b.weight - a.weight)
    .map(({ id, weight, worst, best, cases, yieldsTo }) => {
      const leans = cases.map(({ lean }) => lean / 100);
      const range = `${Math.min(...leans)} to ${Math.max(...leans)}`;
      return [id, String(weight), `${Math.round((100 * weight) / total)} %`, worst, best, range, yieldsTo ?? ""];
    });
  const titles = ["Signal", "Weight", "Of all", "Worst", "Best", "Leans", "Yields to"];
  return `A lean runs from -1 (managed) to 1 (self-hosted).\n\n${table([titles, ...rows])}`;
}

function addPatterns(page: Page, { patterns }: Pack): void {
  if (patterns.length === 0) return;
  const section = page.section("Patterns");
  section.add("What share of a pattern's traits a workload shows is how much it resembles the pattern.");
  for (const { id, title, start, source, traits } of patterns) {
    const lines = [...traits.map((trait) => `trait: ${describeCondition(trait)}`), `source: ${source}`];
    section.entry(id, `${prose(`${title}. ${start}.`)}\n\n${lines.map((line) => `- ${prose(line)}`).join("\n")}`);
  }
}

function addChanges(page: Page, { changes }: Pack): void {
  if (changes.length === 0) return;
  const rows = changes.map((c) => [c.dimension, c.managed, c.selfHosted, c.facts.join(", "), c.source]);
  const titles = ["Dimension", "Managed", "Self-hosted", "Facts beside it", "Source"];
  page.section("What changes with the mode").add(table([titles, ...rows]));
}

/** Every fact that the rules test, with the rules that test it. */
function addFacts(page: Page, { rules }: Pack, headings: ReadonlyMap<string, Heading>): void {
  const testedBy = new Map<string, Set<Rule>>();
  for (const rule of rules) {
    for (const { fact } of conditionsOf(rule).flatMap(atomsOf)) {
      testedBy.set(fact, (testedBy.get(fact) ?? new Set()).add(rule));
    }
  }
  if (testedBy.size === 0) return;
  const lines = [...testedBy].sort(byName).map(([name, testing]) => {
    const spec = findFact(name);
    const links = [...testing].map(({ id }) => headings.get(id)?.link ?? id).join(", ");
    return `- \`${name}\`: ${spec ? prose(`${spec.title}; ${typeText(spec)}`) : ""}. Tested by ${links}`;
  });
  page.section("Facts used").add(lines.join("\n"));
}

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
