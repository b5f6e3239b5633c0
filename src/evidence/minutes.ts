/**
 * Minutes with requests: epoch minutes, and what came in each. Lists and not an object each, since a month has 43,200 of
 * every workload.
 */
export interface Minutes {
  minute: readonly number[];
  requests: readonly number[];
  tokens: readonly number[];
}

interface Gathering {
  minute: number[];
  requests: number[];
  tokens: number[];
}

/** Minutes of any number of workloads, gathered one by one. */
export class MinutesByWorkload {
  readonly #all = new Map<string, Gathering>();

  add(workload: string, minute: number, requests: number, tokens: number): void {
    let known = this.#all.get(workload);
    if (known === undefined) {
      known = { minute: [], requests: [], tokens: [] };
      this.#all.set(workload, known);
    }
    known.minute.push(minute);
    known.requests.push(requests);
    known.tokens.push(tokens);
  }

  get parts(): ({ workload: string } & Minutes)[] {
    return [...this.#all].map(([workload, minutes]) => ({ workload, ...minutes }));
  }
}

/** Several lists as one in order of time, each minute once. */
export function inOrder(parts: readonly Minutes[]): Minutes {
  const [first = { minute: [], requests: [], tokens: [] }] = parts;
  if (parts.length < 2 && first.minute.every((minute, i) => i === 0 || minute > (first.minute[i - 1] ?? 0)))
    return first;
  const all = parts.length === 1 ? first : joined(parts);
  const count = all.minute.length;
  // minute and place in one number, so that the sort needs no function to compare by
  const order = new Float64Array(count);
  for (let place = 0; place < count; place++) order[place] = (all.minute[place] ?? 0) * count + place;
  order.sort();
  const minute: number[] = [];
  const requests: number[] = [];
  const tokens: number[] = [];
  for (const both of order) {
    const now = Math.floor(both / count);
    const place = both - now * count;
    const last = minute.length - 1;
    if (minute[last] !== now) {
      minute.push(now);
      requests.push(all.requests[place] ?? 0);
      tokens.push(all.tokens[place] ?? 0);
    } else {
      requests[last] = (requests[last] ?? 0) + (all.requests[place] ?? 0);
      tokens[last] = (tokens[last] ?? 0) + (all.tokens[place] ?? 0);
    }
  }
  return { minute, requests, tokens };
}

const joined = (parts: readonly Minutes[]): Minutes => ({
  minute: parts.flatMap(({ minute }) => minute),
  requests: parts.flatMap(({ requests }) => requests),
  tokens: parts.flatMap(({ tokens }) => tokens),
});
