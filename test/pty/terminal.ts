import { onTestFinished } from "vitest";
import { Changes } from "./changes.js";
import { type Command, program } from "./command.js";
import { bytesOf, bytesOfPaste, type Key } from "./keys.js";
import { Screen } from "./screen.js";
import { type Exit, Session } from "./session.js";

/** How long anything may take, in milliseconds: machines that run tests are slow and shared. */
const patience = 20_000;

/** How long nothing must come until the output counts as settled, in milliseconds. */
const quiet = 100;

export interface TerminalOptions extends Partial<Command> {
  /** The working folder, and the home folder. */
  cwd: string;
  columns?: number;
  rows?: number;
  /** Variables besides those of a plain terminal; nothing is taken over from the tests' own environment but PATH. */
  env?: Readonly<Record<string, string>>;
}

/** A program at a terminal of its own: the arguments are llm-decide's unless another command is named. */
export function openTerminal(options: TerminalOptions): Terminal {
  const terminal = new Terminal(options);
  onTestFinished(() => terminal.close());
  return terminal;
}

export class Terminal {
  readonly #session: Session;
  readonly #screen: Screen;
  readonly #changes = new Changes();
  #raw = "";
  #exit: Exit | undefined;

  constructor({ command, args = [], cwd, columns = 80, rows = 24, env = {} }: TerminalOptions) {
    const started = command === undefined ? program(...args) : { command, args };
    const plain = { PATH: process.env["PATH"] ?? "", HOME: cwd, TZ: "UTC", LANG: "C.UTF-8", TERM: "xterm-256color" };
    this.#session = new Session(started, { columns, rows }, cwd, { ...plain, ...env });
    this.#screen = new Screen(columns, rows);
    this.#screen.onReply((bytes) => {
      if (this.#session.open) this.#session.write(bytes);
    });
    this.#session.onOutput((bytes) => {
      this.#raw += bytes;
      this.#changes.announce();
      this.#screen.write(bytes, () => this.#changes.announce());
    });
    this.#session.onExit((exit) => {
      // told once everything that was written before is on the screen
      this.#screen.write("", () => {
        this.#exit = exit;
        this.#changes.announce();
      });
    });
  }

  /** Types characters, at once: wait until the program asks before typing. */
  type(text: string): void {
    for (const character of text) this.#send(character);
  }

  press(key: Key, times = 1): void {
    for (let time = 0; time < times; time++) this.#send(bytesOf(key));
  }

  /** Pastes, bracketed if the program has asked for that. `lineEnd` is what the terminal makes of a line end. */
  paste(text: string, lineEnd: "\r" | "\n" = "\r"): void {
    this.#send(bytesOfPaste(text, this.#screen.bracketsPastes, lineEnd));
  }

  resize(columns: number, rows: number): void {
    this.#screen.resize(columns, rows);
    this.#session.resize({ columns, rows });
  }

  /** Waits until the screen matches; at once if it does already, so name what only the next state shows. */
  async shows(pattern: string | RegExp, { timeout = patience } = {}): Promise<void> {
    await this.#until(`does not show ${pattern}`, timeout, () => matches(this.screen(), pattern));
  }

  /** Waits until the screen no longer matches. */
  async hides(pattern: string | RegExp, { timeout = patience } = {}): Promise<void> {
    await this.#until(`still shows ${pattern}`, timeout, () => !matches(this.screen(), pattern));
  }

  /** Waits until nothing has come for a moment: for what must not happen. What has to happen is waited for by `shows`. */
  async settled(): Promise<void> {
    await this.#changes.quiet(quiet);
  }

  /** Waits for the end of the program. */
  async exit({ timeout = patience } = {}): Promise<Exit> {
    const exit = await this.#changes.until(() => this.#exit, timeout);
    if (exit === undefined) throw this.#failure(`has not ended after ${timeout} ms`);
    return exit;
  }

  /** The rows of the screen as they are seen. */
  screen(): string {
    return this.#screen.visible();
  }

  /** What has scrolled away, and the screen. */
  transcript(): string {
    return this.#screen.everything();
  }

  /** Lines of the transcript that were too wide and went on in the next row, each as the text of its rows. */
  overflows(): string[][] {
    return this.#screen.overflows();
  }

  /** Where the cursor is, counted from 0 at the top left of the screen. */
  cursor(): { row: number; column: number } {
    return this.#screen.cursor;
  }

  /** Everything that the program wrote, escape codes included. */
  raw(): string {
    return this.#raw;
  }

  /**
   * Closes the terminal as a person closes its window; what the program writes from here on is not seen. It is the last
   * that a test opens: a terminal opened later holds this one's line open, so that the program would not notice.
   */
  hangUp(): void {
    this.#session.hangUp();
  }

  /** Closes the terminal and ends what runs in it; safe to call at any time. */
  async close(): Promise<void> {
    if (this.#exit === undefined) {
      this.#session.hangUp();
      this.#session.kill();
      await this.exit();
    }
    this.#screen.close();
  }

  #send(bytes: string): void {
    if (!this.#session.open) throw this.#failure("takes no more keys");
    this.#session.write(bytes);
  }

  async #until(otherwise: string, timeout: number, holds: () => boolean): Promise<void> {
    const state = await this.#changes.until(() => (holds() ? "holds" : this.#exit), timeout);
    if (state === "holds") return;
    const why = state ? `, and ended with ${state.code}` : ` after ${timeout} ms`;
    throw this.#failure(`${otherwise}${why}`);
  }

  #failure(what: string): Error {
    return new Error(`the program ${what}; its screen:\n${this.screen()}`);
  }
}

const matches = (text: string, pattern: string | RegExp): boolean =>
  // search, unlike test, has no memory of where a global pattern matched last
  typeof pattern === "string" ? text.includes(pattern) : text.search(pattern) !== -1;
