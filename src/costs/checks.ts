/** @throws RangeError with the name where the value is negative, NaN or infinite */
export function amount(value: number, name: string): number {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} cannot be ${value}`);
  return value;
}

/** @throws RangeError with the name where the value is not a finite number above zero */
export function positive(value: number, name: string): number {
  if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} cannot be ${value}`);
  return value;
}

/** @throws RangeError with the name where the value is not above 0 and at most 1 */
export function share(value: number, name: string): number {
  if (!(value > 0 && value <= 1)) throw new RangeError(`${name} has to lie above 0 and at most at 1, not ${value}`);
  return value;
}

/** @throws RangeError with the name where the value is not a whole number from `least` on */
export function whole(value: number, least: number, name: string): number {
  if (!(Number.isSafeInteger(value) && value >= least)) {
    throw new RangeError(`${name} has to be a whole number from ${least} on, not ${value}`);
  }
  return value;
}

/** @throws RangeError with the name where the value is finite but below `least`, or no finite number */
export function atLeast(value: number, least: number, name: string): number {
  if (!(value >= least && value < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${name} cannot be below ${least}, as ${value} is`);
  }
  return value;
}
