import { anthropicCosts } from "./anthropic-costs.js";
import { anthropicUsage } from "./anthropic-usage.js";
import { azureMetrics } from "./azure-metrics.js";
import { litellmDaily } from "./litellm-daily.js";
import { openaiCosts } from "./openai-costs.js";
import { openaiUsage } from "./openai-usage.js";
import { openrouterDaily } from "./openrouter-daily.js";
import type { ReportFormat } from "./report.js";
import { vllmLog } from "./vllm-log.js";
import { vllmMetrics } from "./vllm-metrics.js";

export const reportFormats: readonly ReportFormat[] = [
  openaiUsage,
  openaiCosts,
  anthropicUsage,
  anthropicCosts,
  openrouterDaily,
  litellmDaily,
  azureMetrics,
  vllmMetrics,
  vllmLog,
];

/** The report that a text is, by its head (64 KiB are enough; it may be cut anywhere). */
export const recogniseReport = (head: string): ReportFormat | undefined =>
  reportFormats.find((format) => format.recognises(head.replace(/^\ufeff/, "")));
