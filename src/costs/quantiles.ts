/** The share of what is possible that lies beyond either end of what is called likely. */
export const tail = 0.05;

/** Quantiles of an uncertain figure: a twentieth lies below `low`, half below `expected`, a twentieth above `high`. */
export interface Quantiles {
  low: number;
  expected: number;
  high: number;
}

/** Quantiles of 5, 50 and 95 %, interpolated between neighbours. NaN of no values. */
export function quantilesOf(values: Float64Array): Quantiles {
  const partly = values.slice();
  const last = partly.length - 1;
  const [low, expected, high] = [tail * last, 0.5 * last, (1 - tail) * last];
  // the middle first: it leaves half of the values to each of the other two
  sortAround(partly, expected, 0, last);
  sortAround(partly, low, 0, Math.floor(expected));
  sortAround(partly, high, Math.floor(expected), last);
  const at = (place: number): number => {
    const below = partly[Math.floor(place)] ?? Number.NaN;
    const above = partly[Math.ceil(place)] ?? Number.NaN;
    return below + (above - below) * (place - Math.floor(place));
  };
  return { low: at(low), expected: at(expected), high: at(high) };
}

/** Orders so much of the values from `from` to `to` that both neighbours of a place are as if all were sorted. */
function sortAround(values: Float64Array, place: number, from: number, to: number): void {
  const floor = Math.floor(place);
  select(values, floor, from, to);
  if (place > floor) select(values, floor + 1, floor + 1, to);
}

/** Hoare's selection (CACM 4 (1961), algorithm 65): the k-th value in its place, none above it before, none below behind. */
function select(values: Float64Array, k: number, from: number, to: number): void {
  let left = from;
  let right = to;
  while (left < right) {
    const pivot = values[(left + right) >> 1] ?? Number.NaN;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] ?? Number.NaN) < pivot) i++;
      while ((values[j] ?? Number.NaN) > pivot) j--;
      if (i > j) break;
      const held = values[i] ?? Number.NaN;
      values[i++] = values[j] ?? Number.NaN;
      values[j--] = held;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else return;
  }
}
