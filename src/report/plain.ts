/** Code points that act on a terminal or turn the direction of text, instead of being seen. */
function acts(point: number): boolean {
  const control = point < 0x20 || (point >= 0x7f && point <= 0x9f);
  const direction =
    (point >= 0x200e && point <= 0x200f) ||
    (point >= 0x202a && point <= 0x202e) ||
    (point >= 0x2066 && point <= 0x2069);
  return control || direction;
}

/** Text from a user's file made safe for one line: white space becomes a blank, what would act becomes a mark. */
export function plain(text: string): string {
  return Array.from(text.replace(/\s+/g, " "), (character) =>
    acts(character.codePointAt(0) ?? 0) ? "\uFFFD" : character,
  ).join("");
}
