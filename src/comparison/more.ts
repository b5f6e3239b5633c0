import type { Bounds } from "./proportions.js";

/** More than these nobody will collect. */
const mostMore = 1e9;

/**
 * How many more are needed to settle a question, if they come out in the same proportions as the first did: the test itself is
 * asked what it would say of more, and the least number of which it would say something is looked for by doubling and halving.
 * Where the proportions are the true ones and only chance is left, this is a power of about a half: further ones come out
 * somewhat better as often as somewhat worse. Where nothing differed yet, nothing is left to chance.
 *
 * @param count how many there are, with which it is not settled
 * @param isSettled whether it would be with so many in all, in the same proportions; once true it stays true
 * @returns null where no number that anybody will collect settles it, as where what was seen lies on the limit itself
 */
export function moreToSettle(count: number, isSettled: (count: number) => boolean): number | null {
  let [open, settled] = [count, count + 1];
  while (!isSettled(settled)) {
    if (settled - count >= mostMore) return null;
    [open, settled] = [settled, count + 2 * (settled - count)];
  }
  while (settled - open > 1) {
    const middle = Math.floor((open + settled) / 2);
    if (isSettled(middle)) settled = middle;
    else open = middle;
  }
  return settled - count;
}

/** The interval of `times` as many by resampling, whose ends come nearer with the root of the number. */
export const narrowed = ({ expected, low, high }: Bounds, times: number): Bounds => ({
  expected,
  low: expected - (expected - low) / Math.sqrt(times),
  high: expected + (high - expected) / Math.sqrt(times),
});
