// a CommonJS package whose names Node does not find
import headless from "@xterm/headless";

/** Lines that are kept above the screen. */
const scrollback = 10_000;

/** What a person sees who sits at the terminal: the emulator that the program's bytes go through. */
export class Screen {
  readonly #emulator: headless.Terminal;

  constructor(columns: number, rows: number) {
    this.#emulator = new headless.Terminal({ cols: columns, rows, scrollback, allowProposedApi: true });
  }

  /** Takes bytes in; they are on the screen once `done` is called. */
  write(bytes: string, done: () => void): void {
    this.#emulator.write(bytes, done);
  }

  /** What the terminal itself answers to a program that asks for its state. */
  onReply(send: (bytes: string) => void): void {
    this.#emulator.onData(send);
  }

  resize(columns: number, rows: number): void {
    this.#emulator.resize(columns, rows);
  }

  close(): void {
    this.#emulator.dispose();
  }

  /** Whether the program wants to be told where a paste starts and ends. */
  get bracketsPastes(): boolean {
    return this.#emulator.modes.bracketedPasteMode;
  }

  /** Where the cursor is, counted from 0 at the top left of the screen. */
  get cursor(): { row: number; column: number } {
    const { cursorY, cursorX } = this.#emulator.buffer.active;
    return { row: cursorY, column: cursorX };
  }

  /** The rows of the screen as they are seen, without the empty ones at its end. */
  visible(): string {
    return this.#text(this.#emulator.buffer.active.baseY);
  }

  /** What has scrolled away, and the screen. */
  everything(): string {
    return this.#text(0);
  }

  /** Lines, of the screen and above it, that are too wide and go on in the next row: each as the text of its rows. */
  overflows(): string[][] {
    const lines: string[][] = [];
    for (const { text, continues } of this.#rows(0)) {
      if (continues) lines.at(-1)?.push(text);
      else lines.push([text]);
    }
    return lines.filter((rows) => rows.length > 1);
  }

  #text(from: number): string {
    return this.#rows(from)
      .map(({ text }) => text)
      .join("\n")
      .trimEnd();
  }

  #rows(from: number): { text: string; continues: boolean }[] {
    const buffer = this.#emulator.buffer.active;
    return Array.from({ length: buffer.length - from }, (_row, index) => {
      const line = buffer.getLine(from + index);
      return { text: (line?.translateToString(true) ?? "").trimEnd(), continues: line?.isWrapped ?? false };
    });
  }
}
