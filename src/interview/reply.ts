import type { Card, Reply } from "./card.js";
import type { Said } from "./words/said.js";

/** What a typed answer amounts to; undefined where it is none yet. */
export function replyTo(card: Card, text: string, answer: Said): Reply | undefined {
  if (answer.kind === "value") return { kind: "value", value: answer.value };
  if (answer.kind === "unknown") return card.open ? { kind: "unknown" } : undefined;
  if (answer.kind === "unclear") return undefined;
  if (text.trim() === "" && card.given !== undefined) return { kind: "keep" };
  return answer.command === "help" ? undefined : { kind: answer.command };
}
