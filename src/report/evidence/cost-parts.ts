import type { WorkloadEvidence } from "../../assessment/evidence-schema.js";
import { count, money, share } from "./figures.js";
import { modelName } from "./names.js";
import { grid, list, type Pair, type Part, pairs } from "./part.js";

type Repriced = NonNullable<WorkloadEvidence["cost"]>;

/** What was logged beside what the tokens cost by the price book, and each cause of the difference. */
export function costParts({ cost }: WorkloadEvidence): Part[] {
  const title = "Cost in the logged time";
  if (cost === null) return pairs(title, [["Cost", "unknown: neither costs nor tokens with a price are told"]]);
  const rows: Pair[] = [
    ["As logged", loggedLine(cost)],
    ...(cost.billed_again_usd === null
      ? []
      : [
          [
            "Billed",
            `${money(cost.billed_again_usd)} by reports, for hours in which requests tell their own cost: the same money, in no other figure`,
          ] as const,
        ]),
    ["Recomputed", recomputedLine(cost)],
    ...(cost.recomputed_all_usd === null || cost.recomputed_all_usd === cost.recomputed_usd
      ? []
      : [["All requests", `${money(cost.recomputed_all_usd)} by the book, with those that tell no cost`] as const]),
    ["Difference", differenceLine(cost)],
  ];
  return [
    ...pairs(title, rows),
    ...list("Why the costs differ", causeLines(cost)),
    ...list(
      "In no comparison",
      cost.left_out.map(({ sentence }) => sentence),
    ),
    ...modelParts(cost),
  ];
}

function loggedLine({ logged_usd: logged, logged_share: told }: Repriced): string {
  if (logged === null) return "unknown: no request tells its cost";
  return `${money(logged)}${told === null ? "" : `, told by ${share(told)} of the requests with tokens`}`;
}

function recomputedLine({ recomputed_usd: same, book, book_as_of: asOf, on }: Repriced): string {
  // a book of an earlier day does not know what changed since
  const prices = asOf === on ? `, at what it asks on ${on}` : ` of ${asOf}, at what it has for ${on}`;
  const by = `by the price book ${book}${prices}`;
  if (same === null) return `unknown: no request tells both its cost and tokens that have a price (${by})`;
  return `${money(same)} for the same requests, ${by}`;
}

function differenceLine({ difference_usd: difference, difference_share: part }: Repriced): string {
  if (difference === null) return "unknown: there is nothing to compare";
  if (difference === 0) return "none";
  const than = difference > 0 ? "more logged than recomputed" : "less logged than recomputed";
  const size = part === null ? "" : ` (${share(Math.abs(part))})`;
  return `${money(Math.abs(difference))} ${than}${size}`;
}

function causeLines({ because, difference_usd: difference, unexplained_usd: left }: Repriced): string[] {
  const causes = because.map(({ sentence }) => sentence);
  if (left === null || difference === null || difference === 0) return causes;
  if (Math.abs(left) < 0.005) return causes;
  return [
    ...causes,
    `${money(Math.abs(left))} ${left > 0 ? "more" : "less"} than the price book says has no known cause.`,
  ];
}

function modelParts({ models }: Repriced): Part[] {
  const known = (amount: number | null): string => (amount === null ? "unknown" : money(amount));
  return [
    ...grid("Cost by model", {
      head: ["Model", "Priced as", "Requests", "With cost", "Logged", "Recomputed", "Recomputed, all"],
      rows: models.map((model) => [
        modelName(model),
        model.matched === null ? "no price" : `${model.matched.provider}/${model.matched.model}`,
        count(model.requests),
        count(model.compared_requests),
        known(model.logged_usd),
        known(model.recomputed_usd),
        known(model.recomputed_all_usd),
      ]),
      right: [2, 3, 4, 5, 6],
    }),
    ...list("Models without a price", models.flatMap(problemLine)),
  ];
}

function problemLine({ problem }: Repriced["models"][number]): string[] {
  if (!problem) return [];
  const { sentence, suggestions } = problem;
  return [suggestions.length === 0 ? sentence : `${sentence} Meant may be: ${suggestions.join(", ")}.`];
}
