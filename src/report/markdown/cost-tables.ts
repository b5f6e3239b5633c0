import type { Option, WorkloadAssessment } from "../../assessment/schema.js";
import { percent, usd, usdRange } from "../../text/figures.js";
import { cheapestWords, costWords } from "../option-words.js";
import { blocks, bullets, table } from "./blocks.js";
import { inline } from "./escape.js";

/** Lines of a bill as people call them. */
const lines: Readonly<Record<string, string>> = {
  tokens: "Tokens",
  commitment: "Commitment not used",
  infrastructure: "Infrastructure, as a sum",
  gpu_hours: "GPU hours that work",
  idle_hours: "GPU hours that stand idle",
  redundancy: "Spare replicas",
  purchase: "Servers, written off",
  power: "Power",
  hosting: "Hosting",
  engineering: "Engineering, on-call time included",
  on_call: "On-call pay beside it",
  storage: "Storage",
  egress: "Egress",
  migration: "Migration, spread",
};

/** What every priced option costs, and the lines of its bill. */
export function costTables({ options }: WorkloadAssessment): string {
  const priced = options.filter(({ usd_per_month: cost }) => cost !== null);
  if (priced.length === 0) return "No option can be priced from what is stated.";
  return blocks(totals(priced), bills(priced), bullets(remarks(priced)));
}

/** What a reader of both tables asks. */
function remarks(priced: readonly Option[]): string[] {
  const bound = priced.some(({ id }) => id === "self_hosted_reserved" || id === "self_hosted_owned");
  return [
    "Lines stand at the expected value of every number, what is expected of an option is the median of all sampled cases: a bill with steps need not add up to it exactly.",
    ...(bound
      ? [
          "The verdict weighs self-hosting on GPUs that can be given back: reserved and bought ones are for when the pilot has shown what is needed.",
        ]
      : []),
  ];
}

function totals(priced: readonly Option[]): string {
  return table(
    ["Option", "USD a month, expected", "nine of ten cases", "hard ends", "cheapest in share of cases"],
    priced.map((option) => [
      inline(option.title),
      option.usd_per_month ? usd(option.usd_per_month.expected) : "",
      costWords(option),
      usdRange(option.ends),
      shareCell(option),
    ]),
  );
}

function shareCell(option: Option): string {
  if (option.cheapest === null) return "not compared";
  const words = cheapestWords(option);
  return option.cheapest === 0 || words?.endsWith("of cases") ? percent(option.cheapest) : (words ?? "");
}

/** Bills side by side: what each option pays for, at expected values. */
function bills(priced: readonly Option[]): string {
  const present = Object.keys(lines).filter((line) => priced.some(({ parts }) => parts[line]));
  return table(
    ["Line of the bill", ...priced.map(({ title }) => inline(title))],
    present.map((line) => [lines[line] ?? line, ...priced.map(({ parts }) => cell(parts[line]))]),
  );
}

function cell(part: Option["parts"][string] | undefined): string {
  if (!part) return "–";
  const range = part.low < part.high ? `${usdRange(part)}, ` : "";
  return `${usd(part.expected)} (${range}${part.provenance})`;
}
