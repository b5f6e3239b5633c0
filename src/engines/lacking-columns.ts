import { plainText } from "../diagnostics/plain-text.js";
import { suggest } from "../diagnostics/suggest.js";

/** How many columns of a source are told. */
const most = 10;

/**
 * What to say of a source that lacks columns which its format needs, in one sentence or more, each with its full stop.
 *
 * @param source what lacks them, as the subject of the sentence
 * @param title of the format
 * @param columns that the source has
 */
export function lackingColumns(
  source: string,
  missing: readonly string[],
  { title }: { title: string },
  columns: Iterable<string>,
): string {
  const own = [...columns];
  const [what, are] = missing.length > 1 ? ["columns", "are"] : ["column", "is"];
  const named = missing.map((name) => {
    const near = suggest(name, own);
    return near === undefined ? plainText(name) : `${plainText(name)} (did you mean ${plainText(near)}?)`;
  });
  return `${source} has no ${what} ${named.join(", ")}, which ${are} needed for ${title}. ${told(own)}`;
}

function told(own: readonly string[]): string {
  if (own.length === 0) return "It has none that could be read.";
  const rest = own.length > most ? `, and ${own.length - most} more` : "";
  return `It has ${own.slice(0, most).map(plainText).join(", ")}${rest}.`;
}
