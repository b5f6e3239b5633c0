import { font, ink, width } from "./look.js";

/**
 * The file around the shapes of a chart: its own white ground, so that it can be read on a dark page too, and what a
 * screen reader says.
 */
export function panel(title: string, description: string, inner: string, height: number): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `role="img" font-family="${font.family}">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<rect width="${width}" height="${height}" rx="6" fill="${ink.ground}"/>`,
    inner,
    "</svg>",
    "",
  ].join("\n");
}

/** One line of text at a place, its baseline given. */
export function textLine(
  text: string,
  x: number,
  y: number,
  size: number,
  weight: "bold" | "normal" = "normal",
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${ink.text}">${escaped(text)}</text>`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
