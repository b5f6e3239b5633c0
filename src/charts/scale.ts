/** An axis: its ends, the values that carry labels, and where on it (0 to 1) a value lies. */
export interface Scale {
  low: number;
  high: number;
  /** Rising, within the ends, at least two. */
  ticks: readonly number[];
  share(value: number): number;
}

/** Ticks of a logarithmic axis are these times a power of ten, while there is room for them. */
const steps = [1, 2, 5];

/**
 * A linear axis that holds both ends, with round ticks (1, 2 or 5 times a power of ten apart).
 *
 * @param count how many steps to aim at
 */
export function linear(low: number, high: number, count = 5): Scale {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const size = largest < 1e-9 ? 1 : largest;
  // ends that nobody could tell apart are one value, and the axis is as long as that is large
  const top = high - low > size * 1e-6 ? high : low + size;
  const step = roundUp((top - low) / count);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(top / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => tidy((first + i) * step));
  const [from, to] = [tidy(first * step), tidy(last * step)];
  return { low: from, high: to, ticks, share: (value) => (value - from) / (to - from) };
}

/**
 * A logarithmic axis that holds both ends, which are above zero. It starts and ends at 1, 2 or 5 times a power of ten.
 *
 * @param count how many ticks there is room for
 */
export function logarithmic(low: number, high: number, count = 10): Scale {
  let first = nearest(low, "below");
  let last = nearest(high, "above");
  if (first === last) {
    first -= 1;
    last += 1;
  }
  const [from, to] = [tick(first), tick(last)];
  const width = Math.log(to / from);
  return {
    low: from,
    high: to,
    ticks: ticksBetween(first, last, count),
    share: (value) => Math.log(value / from) / width,
  };
}

/** Ticks are numbered: three to a power of ten. */
const tick = (index: number): number => {
  const power = Math.floor(index / 3);
  return tidy((steps[index - power * 3] ?? 1) * 10 ** power);
};

/** The last tick that is not above a value, or the first that is not below it. */
function nearest(value: number, side: "below" | "above"): number {
  const start = Math.floor(Math.log10(value)) * 3;
  const around = [-3, -2, -1, 0, 1, 2, 3, 4].map((offset) => start + offset);
  const found =
    side === "below"
      ? around.findLast((index) => tick(index) <= value * (1 + 1e-12))
      : around.find((index) => tick(index) >= value * (1 - 1e-12));
  return found ?? start;
}

function ticksBetween(first: number, last: number, count: number): number[] {
  // within less than a power of ten, ticks at equal steps say more
  if (last - first <= 2) return [...linear(tick(first), tick(last)).ticks];
  if (last - first < count) return Array.from({ length: last - first + 1 }, (_, i) => tick(first + i));
  const [from, to] = [Math.ceil(first / 3), Math.floor(last / 3)];
  const apart = Math.ceil((to - from + 1) / count);
  const powers: number[] = [];
  for (let power = from; power <= to; power += apart) powers.push(tick(power * 3));
  return powers.length > 1 ? powers : [tick(first), tick(last)];
}

/** The next 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (steps.find((step) => step * power >= value * (1 - 1e-9)) ?? 10) * power;
}

/** Without the tail that binary fractions leave: 0.30000000000000004. */
const tidy = (value: number): number => Number(value.toPrecision(12)) + 0;
