/**
 * Characters that a terminal may act on or that change how text reads: C0 and C1 controls (escape sequences start with
 * one of them), DEL, marks that reorder text, and characters without any width.
 */
const unsafe =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/gu;

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (character === "\t") return "→";
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "␡" : "�";
}

/** Makes text from a file safe to print: each unsafe character becomes one visible character of one column. */
export function plainText(text: string): string {
  return text.replace(unsafe, picture);
}

/** True where printing the text as it stands could move the cursor, change colours or reorder what is read. */
export function hasUnsafe(text: string): boolean {
  // most text is plain ASCII, and there may be a million texts
  return !/^[ -~]*$/.test(text) && text.search(unsafe) !== -1;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const combining = /^[\p{Mn}\p{Me}]$/u;

/** How many terminal columns text takes that went through plainText. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (character > "\u02ff" && combining.test(character)) continue;
    columns += character > "\u10ff" && wide.test(character) ? 2 : 1;
  }
  return columns;
}
