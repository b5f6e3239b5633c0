/** Anything beyond printable ASCII, or white space that has to be folded. */
const unusual = /[^\x20-\x7e]|^ | {2}| $/;

/** Code points that act on a terminal, turn the direction of text or hide in it, and halves of characters. */
const acting = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u{e0000}-\u{e007f}]/gu;

/**
 * Text from a user's file made safe for one line: runs of white space become one blank, what would act on a terminal or
 * could not be seen becomes a mark.
 */
export function plain(text: string): string {
  if (!unusual.test(text)) return text;
  return text.replace(/\s+/g, " ").trim().replace(acting, "\uFFFD");
}
