import type { OnProgress, Progress } from "../engines/collected.js";

/** How long nothing is said on a terminal: what takes less needs no progress. */
const patienceMs = 1000;
/** How often a line is drawn anew on a terminal, and how often one is written where lines stay, the first one too. */
const redrawMs = 250;
const repeatMs = 10_000;

/** A line on standard error that tells how far reading is, at what rate, and how long it will take. */
export class ProgressLine {
  #started = performance.now();
  #told = Number.NEGATIVE_INFINITY;
  #width = 0;

  constructor(
    private readonly stream: NodeJS.WriteStream,
    private readonly quiet: boolean,
  ) {}

  readonly on: OnProgress = (progress) => {
    const now = performance.now();
    const elapsed = now - this.#started;
    if (this.quiet || elapsed < (this.stream.isTTY ? patienceMs : repeatMs)) return;
    // a reader that has not begun says nothing of how long it will take, and one that is done has nothing left to say
    if (progress.done === 0 || progress.done >= progress.total) return;
    if (now - this.#told < (this.stream.isTTY ? redrawMs : repeatMs)) return;
    this.#told = now;
    this.#write(progressText(progress, elapsed / 1000));
  };

  /** Counts from now on, for what is read next. */
  restart(): void {
    this.#started = performance.now();
  }

  /** Says what goes on once everything is read. */
  say(text: string): void {
    if (!this.quiet && performance.now() - this.#started >= patienceMs && this.stream.isTTY) this.#write(text);
  }

  #write(text: string): void {
    if (!this.stream.isTTY) {
      this.stream.write(`${text}\n`);
      return;
    }
    const fitted = text.slice(0, Math.max(20, (this.stream.columns ?? 80) - 1));
    this.stream.write(`\r${fitted.padEnd(this.#width)}`);
    this.#width = fitted.length;
  }

  /** Takes the line away. */
  end(): void {
    if (this.#width > 0) this.stream.write(`\r${" ".repeat(this.#width)}\r`);
    this.#width = 0;
  }
}

/** @param seconds since reading began */
export function progressText({ source, done, total, unit }: Progress, seconds: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 1;
  const rate = done / seconds;
  const left = rate > 0 ? Math.ceil((total - done) / rate) : undefined;
  const amount =
    unit === "bytes" ? `${size(done)} of ${size(total)}` : `${Math.floor(done)} of ${Math.ceil(total)} hours`;
  const speed = unit === "bytes" ? `${size(rate)}/s` : `${rate.toFixed(1)} hours/s`;
  const name = source.length > 30 ? `…${source.slice(-29)}` : source;
  return `reading ${name}  ${Math.floor(share * 100)} %  ${amount}  ${speed}${left === undefined ? "" : `  ${duration(left)} left`}`;
}

function size(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.round(bytes / 1e3)} kB`;
}

const duration = (seconds: number): string =>
  seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
