import type { Dialect, Sql } from "../sql/dialect.js";

const asked = ["completion", "text_completion", "responses", "anthropic_messages", "generate_content"];
const passed = ["pass_through_endpoint", "passthrough_endpoint", "pass_through_route", "passthrough_route"];

/**
 * LiteLLM logs all that passes through it, and `call_type` tells what it was (CallTypes of litellm/types/utils.py, 001c64f2).
 * These ask a model for text, each also as a call that is waited for (`a…`); embeddings, images, speech, moderation, reranking,
 * batches and the care of files do not.
 */
const asksForText: readonly string[] = [
  ...[...asked, "generate_content_stream"].flatMap((name) => [name, `a${name}`]),
  ...passed.flatMap((name) => [name, `llm_${name}`, `allm_${name}`]),
];

/** Whether a call asks a model for text; old rows do not tell what they were, and count. */
export const isRequest = (dialect: Dialect): Sql => {
  const told = dialect.first(dialect.text(dialect.column("call_type")), dialect.literal(""));
  return `${told} IN (${["", ...asksForText].map(dialect.literal).join(", ")})`;
};
