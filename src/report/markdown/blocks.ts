/** A table of cells that are markdown already. Every row has as many cells as the head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, i) => (cells[i] ?? "").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), `| ${head.map(() => "---").join(" | ")} |`, ...rows.map(line)].join("\n");
}

/** A list of items that are markdown already. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

/** Paragraphs and other blocks, with a blank line between them. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** Markdown folded away under one line of plain words. */
export function fold(summary: string, body: string): string {
  return blocks(`<details><summary>${summary}</summary>`, body, "</details>");
}
