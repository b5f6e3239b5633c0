import type { Dialect, Sql } from "../sql/dialect.js";

/**
 * LiteLLM logs all that passes through it, and `call_type` tells what it was (CallTypes of litellm/types/utils.py, 001c64f2).
 * These ask a model for text; embeddings, images, speech, moderation, reranking, batches and the care of files do not.
 */
const asksForText =
  "^a?(text_)?completion$|^a?responses$|^a?anthropic_messages$|^a?generate_content(_stream)?$|^(a?llm_)?pass_?through_(endpoint|route)$";

/** Whether a call asks a model for text; old rows do not tell what they were, and count. */
export const isRequest = (dialect: Dialect): Sql =>
  dialect.matches(dialect.first(dialect.text(dialect.column("call_type")), dialect.literal("")), `^$|${asksForText}`);
