/** Just enough reading of markdown to check its structure. */

/** Headings outside fences, as written. */
export function headings(markdown: string): string[] {
  return outside(markdown).filter((line) => /^#{1,6} /.test(line));
}

/** The text under a heading up to the next one of its depth or less. */
export function section(markdown: string, title: string): string {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => line.replace(/^#+ /, "") === title && line.startsWith("#"));
  if (start < 0) throw new Error(`no section ${title}`);
  const depth = lines[start]?.indexOf(" ") ?? 1;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => new RegExp(`^#{1,${depth}} `).test(line));
  return rest.slice(0, end < 0 ? undefined : end).join("\n");
}

/** Tables as rows of cells, a cell border being a bar without a backslash. */
export function tables(markdown: string): string[][][] {
  const found: string[][][] = [];
  let previous = false;
  for (const line of outside(markdown)) {
    const row = line.startsWith("| ");
    if (row) {
      if (!previous) found.push([]);
      found.at(-1)?.push(line.slice(2, -2).split(/ ?(?<!\\)\| ?/));
    }
    previous = row;
  }
  return found;
}

/** The diagrams, without their fences. */
export function diagrams(markdown: string): string[] {
  return [...markdown.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)].map((match) => match[1] ?? "");
}

/** Lines that are in no fence. */
export function outside(markdown: string): string[] {
  let fenced = false;
  return markdown.split("\n").filter((line) => {
    if (line.startsWith("```")) {
      fenced = !fenced;
      return false;
    }
    return !fenced;
  });
}
