import stringWidth from "string-width";

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((w) => pieces(w, width))) {
    const joined = line === "" ? word : `${line} ${word}`;
    if (stringWidth(joined) <= width) line = joined;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines.filter((l, i) => l !== "" || i === 0);
}

/** A word that is wider than a line, cut into pieces that fit. */
function pieces(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && stringWidth(part + character) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}

/** The text in lines, the first after `lead`, the others indented to stand under it. */
export function hanging(lead: string, text: string, width: number): string[] {
  const indent = stringWidth(lead);
  return wrap(text, Math.max(10, width - indent)).map((line, i) => (i === 0 ? lead : " ".repeat(indent)) + line);
}
