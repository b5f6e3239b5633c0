import { label } from "./escape.js";

/** A mermaid diagram in its fence. */
export function diagram(kind: string, lines: readonly string[]): string {
  return ["```mermaid", kind, ...lines.map((line) => `  ${line}`), "```"].join("\n");
}

/** A box with its text quoted and escaped. */
export const box = (id: string, text: string): string => `${id}["${label(text)}"]`;

/** A gate that something stands before. */
export const gate = (id: string, text: string): string => `${id}{"${label(text)}"}`;

/** A question, in a shape that takes less room than a gate. */
export const question = (id: string, text: string): string => `${id}{{"${label(text)}"}}`;

/** Boxes in a frame that says whose they are. */
export function frame(id: string, title: string, lines: readonly string[]): string[] {
  return [`subgraph ${id}["${label(title)}"]`, ...lines.map((line) => `  ${line}`), "end"];
}
