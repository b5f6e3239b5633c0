/**
 * The first dimensions of Sobol's sequence in base 2, with the primitive polynomials and direction numbers of
 * S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional projections",
 * SIAM J. Sci. Comput. 30 (2008), table `new-joe-kuo-6`: degree, coefficients, initial numbers.
 * The first dimension is van der Corput's sequence and needs no entry.
 */
const directions: readonly (readonly [degree: number, coefficients: number, initial: readonly number[]])[] = [
  [1, 0, [1]],
  [2, 1, [1, 3]],
  [3, 1, [1, 3, 1]],
  [3, 2, [1, 1, 1]],
  [4, 1, [1, 1, 3, 3]],
  [4, 4, [1, 3, 5, 13]],
  [5, 2, [1, 1, 5, 5, 17]],
  [5, 4, [1, 1, 5, 5, 5]],
  [5, 7, [1, 1, 7, 11, 19]],
];

const bits = 32;
const scale = 2 ** -bits;

/** Dimensions that the table above covers. */
export const mostDimensions = directions.length + 1;

/** Direction numbers of one dimension (0 the first), each shifted to the top of 32 bits. */
function directionNumbers(dimension: number): Uint32Array {
  const numbers = new Uint32Array(bits);
  const entry = directions[dimension - 1];
  if (!entry) return numbers.map((_, i) => 1 << (bits - 1 - i));
  const [degree, coefficients, initial] = entry;
  for (let i = 0; i < bits; i++) {
    const start = initial[i];
    if (start !== undefined) {
      numbers[i] = start << (bits - 1 - i);
      continue;
    }
    const base = numbers[i - degree] ?? 0;
    let number = base ^ (base >>> degree);
    for (let k = 1; k < degree; k++) {
      if ((coefficients >>> (degree - 1 - k)) & 1) number ^= numbers[i - k] ?? 0;
    }
    numbers[i] = number;
  }
  return numbers;
}

/** A 32-bit word that depends on all bits of both: the finaliser of MurmurHash3 (A. Appleby, public domain). */
function mixed(seed: number, dimension: number): number {
  let word = (seed ^ Math.imul(dimension + 1, 0x9e3779b9)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return (word ^ (word >>> 16)) >>> 0;
}

/**
 * The first `count` points of Sobol's sequence, one dimension after the other (`count` values each), all strictly
 * between 0 and 1. A digital shift by the seed keeps what makes the sequence even: of each 2^k points from a multiple of
 * 2^k on, every dimension has exactly one in each of 2^k equal intervals.
 *
 * @throws RangeError where `dimensions` is not 1 to `mostDimensions`, or `count` no whole number below 2^32
 */
export function sobol(dimensions: number, count: number, seed: number): Float64Array {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= mostDimensions)) {
    throw new RangeError(`dimensions cannot be ${dimensions}`);
  }
  if (!(Number.isInteger(count) && count >= 1 && count < 2 ** bits)) throw new RangeError(`count cannot be ${count}`);
  const values = new Float64Array(dimensions * count);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const numbers = directionNumbers(dimension);
    let word = mixed(seed, dimension);
    for (let i = 0; i < count; i++) {
      // the middle of the finest interval, so that neither 0 nor 1 comes up
      values[dimension * count + i] = ((word >>> 0) + 0.5) * scale;
      // Gray code: the next point differs by the direction of the lowest zero bit of its index
      word ^= numbers[31 - Math.clz32(~i & (i + 1))] ?? 0;
    }
  }
  return values;
}
