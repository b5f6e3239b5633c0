import { noSums } from "../../evidence/parts.js";
import { anthropicSpan } from "./anthropic-usage.js";
import { nanoUsd, own, textOf } from "./figures.js";
import { workloadOf } from "./names.js";
import { groupOf } from "./once.js";
import { readPages } from "./pages.js";
import type { ReportFormat } from "./report.js";

const keys = ["workspace", "model"];

const figures = new Set(["amount"]);

const centsPerUsd = 100;

/**
 * Pages of Anthropic's `/v1/organizations/cost_report` (Usage and Cost API): amounts are decimal texts in cents, a day each.
 * Costs of tools (web search, code execution) are in it and name no model. It tells neither tokens nor requests.
 */
export const anthropicCosts: ReportFormat = {
  id: "anthropic-costs",
  title: "Anthropic cost report",
  keys,
  recognises: (head) =>
    /^\s*[[{]/.test(head) && ["starting_at", "amount", "currency"].every((key) => head.includes(`"${key}"`)),
  read: (text, asked) =>
    readPages(text, {
      cost: true,
      span: anthropicSpan,
      row(result) {
        if (own(result, "amount") === undefined) return "other-report";
        const cost = nanoUsd(own(result, "amount"), centsPerUsd);
        if (cost === null) return "missing-figure";
        if (cost === undefined) return "bad-figure";
        if (!/^usd$/i.test(textOf(own(result, "currency")) ?? "usd")) return "other-currency";
        const model = textOf(own(result, "model"));
        const by = { workspace: textOf(own(result, "workspace_id")), model };
        return {
          workload: workloadOf(by, keys, asked),
          provider: "anthropic",
          model,
          sums: { ...noSums, cost_nano_usd: cost },
          group: groupOf(result, figures),
        };
      },
    }),
};
