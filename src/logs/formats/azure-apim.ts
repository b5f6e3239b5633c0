import { httpStatus } from "../sql/status.js";
import type { RowFormat } from "./format.js";

/**
 * The LLM log of Azure API Management (ApiManagementGatewayLlmLog), joined with the gateway log for the response code and
 * the time. The row with sequence number 0 holds the tokens, the others hold messages.
 */
export const azureApim: RowFormat = {
  id: "azure-apim",
  title: "Azure API Management LLM log",
  containers: ["ndjson", "csv", "parquet"],
  knownBy: ["TimeGenerated", "CorrelationId", "PromptTokens", "CompletionTokens"],
  required: ["TimeGenerated", "PromptTokens", "CompletionTokens"],
  columns: [
    "TimeGenerated",
    "CorrelationId",
    "SequenceNumber",
    "DeploymentName",
    "ModelName",
    "PromptTokens",
    "CompletionTokens",
    "ApimSubscriptionId",
    "ResponseCode",
    "TotalTime",
  ],
  time: { columns: ["TimeGenerated"] },
  cachedTokens: "included",
  fields: (dialect) => {
    const code = dialect.whole(dialect.column("ResponseCode"));
    return {
      id: dialect.text(dialect.column("CorrelationId")),
      timestamp: dialect.instant(dialect.column("TimeGenerated")),
      provider: dialect.literal("azure"),
      model: dialect.text(dialect.column("ModelName")),
      input_tokens: dialect.whole(dialect.column("PromptTokens")),
      output_tokens: dialect.whole(dialect.column("CompletionTokens")),
      latency_ms: dialect.number(dialect.column("TotalTime")),
      status: httpStatus(code),
      isRequest: `coalesce(${dialect.whole(dialect.column("SequenceNumber"))}, 0) = 0`,
    };
  },
  keys: (dialect) => ({
    subscription: dialect.text(dialect.column("ApimSubscriptionId")),
    deployment: dialect.text(dialect.column("DeploymentName")),
    model: dialect.text(dialect.column("ModelName")),
  }),
  defaultKeys: ["subscription", "deployment"],
};
