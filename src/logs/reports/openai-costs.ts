import { noSums } from "../../evidence/parts.js";
import { nanoUsd, own, textOf } from "./figures.js";
import { workloadOf } from "./names.js";
import { groupOf } from "./once.js";
import { openaiSpan } from "./openai-usage.js";
import { readPages } from "./pages.js";
import type { ReportFormat } from "./report.js";

const keys = ["project", "key", "model"];

const figures = new Set(["amount", "quantity"]);

/** `gpt-4.1-mini-2025-04-14, cached input` is a model and what of it is paid for; other items (storage) name no model. */
const modelOf = (item: string | null): string | null => /^(.+), [^,]+$/.exec(item ?? "")?.[1] ?? null;

/**
 * Pages of OpenAI's `/v1/organization/costs` (API reference, administration, usage): dollars a day. They tell neither tokens
 * nor requests. Credits, which are negative, are bad figures: they pay no request.
 */
export const openaiCosts: ReportFormat = {
  id: "openai-costs",
  title: "OpenAI costs report",
  keys,
  recognises: (head) => /^\s*[[{]/.test(head) && /"object"\s*:\s*"organization\.costs\.result"/.test(head),
  read: (text, asked) =>
    readPages(text, {
      cost: true,
      span: openaiSpan,
      row(result) {
        if (own(result, "object") !== "organization.costs.result") return "other-report";
        const amount = own(result, "amount");
        const cost = nanoUsd(own(amount, "value"));
        if (cost === null) return "missing-figure";
        if (cost === undefined) return "bad-figure";
        if (!/^usd$/i.test(textOf(own(amount, "currency")) ?? "usd")) return "other-currency";
        const model = modelOf(textOf(own(result, "line_item")));
        const by = { project: textOf(own(result, "project_id")), key: textOf(own(result, "api_key_id")), model };
        return {
          workload: workloadOf(by, keys, asked),
          provider: "openai",
          model,
          sums: { ...noSums, cost_nano_usd: cost },
          group: groupOf(result, figures),
        };
      },
    }),
};
