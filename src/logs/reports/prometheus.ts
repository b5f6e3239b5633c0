/** One line of the Prometheus text format: a name, labels, a value, and a time where one is written. */
export interface Sample {
  name: string;
  labels: ReadonlyMap<string, string>;
  /** NaN and infinities among it. */
  value: number;
  /** Epoch milliseconds. */
  time?: number;
}

const nameAt = /[a-zA-Z_:][\w:]*/y;
const labelAt = /\s*([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\\n]|\\.)*)"\s*(?:,\s*)?/y;

const closeAt = /\s*\}/y;

const escapes: Readonly<Record<string, string>> = { n: "\n", "\\": "\\", '"': '"' };

/**
 * Reads a line (Prometheus documentation, exposition formats). The libraries for it on npm lose the time of a sample or are
 * not kept any more.
 *
 * @returns undefined where the line is no sample
 */
export function sampleOf(line: string): Sample | undefined {
  nameAt.lastIndex = 0;
  const name = nameAt.exec(line)?.[0];
  if (name === undefined) return undefined;
  const labels = new Map<string, string>();
  let at = name.length;
  if (line[at] === "{") {
    at += 1;
    labelAt.lastIndex = at;
    for (let found = labelAt.exec(line); found; found = labelAt.exec(line)) {
      const [, label = "", value = ""] = found;
      labels.set(
        label,
        value.replace(/\\(.)/g, (whole, escaped: string) => escapes[escaped] ?? whole),
      );
      at = labelAt.lastIndex;
    }
    closeAt.lastIndex = at;
    if (!closeAt.test(line)) return undefined;
    at = closeAt.lastIndex;
  }
  // what follows a mark is an example of a trace
  const [value, time, ...more] = (line.slice(at).split(" #")[0] ?? "").trim().split(/\s+/);
  if (value === undefined || value === "" || more.length > 0) return undefined;
  const number = numberOf(value);
  if (number === undefined) return undefined;
  if (time === undefined) return { name, labels, value: number };
  return /^-?\d+$/.test(time) ? { name, labels, value: number, time: Number(time) } : undefined;
}

function numberOf(text: string): number | undefined {
  const infinite = /^([+-]?)inf$/i.exec(text);
  if (infinite) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
