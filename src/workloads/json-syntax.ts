/** Where a text stops being JSON, as an offset and a length to mark, and what would have to stand there. */
export interface JsonMistake {
  at: number;
  length: number;
  reason: string;
}

/** The first mistake of a text that JSON.parse refuses. Undefined where there is none. */
export const jsonMistake = (text: string): JsonMistake | undefined => new Scanner(text).mistake();

const scalars = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blanks = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a text in quotes cannot hold them
const unescaped = /[^"\\\u0000-\u001f]*/y;
const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const words = /[^\s,:[\]{}"]{1,60}/y;

const closing = { "[": "]", "{": "}" } as const;

class Scanner {
  readonly #text: string;
  #at = 0;
  /** What is open, the innermost last; no recursion, since a text may be nested as deep as it is long. */
  readonly #open: (keyof typeof closing)[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  mistake(): JsonMistake | undefined {
    for (;;) {
      const wrong = this.#intoValue() ?? this.#behindValue();
      if (wrong !== undefined) return wrong === "end" ? undefined : wrong;
    }
  }

  /** Moves over all that is opened to the first value within, and over that. */
  #intoValue(): JsonMistake | undefined {
    for (;;) {
      const first = this.#next();
      if (first === '"') return this.#overText();
      if (first !== "{" && first !== "[") return this.#overScalar();
      this.#at += 1;
      this.#open.push(first);
      if (this.#next() === closing[first]) return undefined;
      const wrong = first === "{" ? this.#overKey() : undefined;
      if (wrong) return wrong;
    }
  }

  /** Moves over what is closed behind a value and over the comma and key that follow. */
  #behindValue(): JsonMistake | "end" | undefined {
    for (let within = this.#open.at(-1); within && this.#next() === closing[within]; within = this.#open.at(-1)) {
      this.#at += 1;
      this.#open.pop();
    }
    const within = this.#open.at(-1);
    if (within === undefined) return this.#next() === "" ? "end" : this.#expected("the end of the file");
    if (this.#next() !== ",") return this.#expected(`\`,\` or \`${closing[within]}\``);
    this.#at += 1;
    return within === "{" ? this.#overKey() : undefined;
  }

  #overKey(): JsonMistake | undefined {
    if (this.#next() !== '"') return this.#expected("a key in double quotes");
    const wrong = this.#overText();
    if (wrong) return wrong;
    if (this.#next() !== ":") return this.#expected("`:`");
    this.#at += 1;
    return undefined;
  }

  #overText(): JsonMistake | undefined {
    for (this.#at += 1; ; ) {
      this.#at += this.#lengthOf(unescaped);
      if (this.#text.charAt(this.#at) === '"') {
        this.#at += 1;
        return undefined;
      }
      const length = this.#lengthOf(escaped);
      if (length === 0) return this.#expected("a closing quote or an escape");
      this.#at += length;
    }
  }

  #overScalar(): JsonMistake | undefined {
    const length = this.#lengthOf(scalars);
    if (length === 0 || this.#lengthOf(words) > length) return this.#expected("a value");
    this.#at += length;
    return undefined;
  }

  /** The next character that is not blank; empty at the end. */
  #next(): string {
    this.#at += this.#lengthOf(blanks);
    return this.#text.charAt(this.#at);
  }

  #lengthOf(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0].length ?? 0;
  }

  #expected(what: string): JsonMistake {
    const at = this.#at;
    if (at >= this.#text.length) return { at, length: 1, reason: `the text ends where ${what} is expected` };
    const length = Math.max(1, this.#lengthOf(words));
    return { at, length, reason: `${what} is expected here, not \`${this.#text.slice(at, at + length)}\`` };
  }
}
