type Letter = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "k" | "l" | "n" | "o" | "p" | "r" | "t" | "u" | "w" | "y" | "z";

/** What a terminal sends for the keys that are no characters, as xterm does with nothing switched on. */
const named = {
  enter: "\r",
  tab: "\t",
  "shift-tab": "\x1b[Z",
  space: " ",
  backspace: "\x7f",
  delete: "\x1b[3~",
  // readers wait a while for what may follow it: see its effect before the next key, or the two become one
  escape: "\x1b",
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
  home: "\x1b[H",
  end: "\x1b[F",
  "page-up": "\x1b[5~",
  "page-down": "\x1b[6~",
} as const;

export type Key = keyof typeof named | `ctrl-${Letter}`;

/** The bytes of a key. */
export function bytesOf(key: Key): string {
  return isNamed(key) ? named[key] : String.fromCharCode(key.charCodeAt("ctrl-".length) & 0x1f);
}

const isNamed = (key: Key): key is keyof typeof named => Object.hasOwn(named, key);

/**
 * The bytes of a paste. Most terminals send a line end as the Enter key does; some send it as it is once the program has
 * switched bracketed pastes on.
 */
export function bytesOfPaste(text: string, bracketed: boolean, lineEnd: string): string {
  const lines = text.replace(/\r?\n/g, lineEnd);
  return bracketed ? `\x1b[200~${lines}\x1b[201~` : lines;
}
