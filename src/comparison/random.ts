/** A stream of random numbers that is the same for a seed on every machine. */
export interface Random {
  /** Uniform, 0 ≤ u < 1, with 32 bits. */
  next(): number;
  /** Uniform among the whole numbers from 0 to `count` − 1, for a count up to 2^31. */
  below(count: number): number;
}

/**
 * xoshiro128** of D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021),
 * its state filled from the seed by SplitMix32 (the finaliser of MurmurHash3 over a Weyl sequence).
 */
export function randomOf(seed: number): Random {
  let weyl = seed | 0;
  const filled = (): number => {
    weyl = (weyl + 0x9e3779b9) | 0;
    let word = weyl;
    word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
    word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
    return word ^ (word >>> 16);
  };
  let [a, b, c, d] = [filled(), filled(), filled(), filled()];
  const next = (): number => {
    const times5 = Math.imul(b, 5);
    const word = Math.imul((times5 << 7) | (times5 >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return (word >>> 0) / 2 ** 32;
  };
  return { next, below: (count) => Math.floor(next() * count) };
}

/** Standard normal, by the polar method of G. Marsaglia and T. A. Bray (SIAM Review 6 (1964)). */
export function normalFrom(random: Random): number {
  for (;;) {
    const x = 2 * random.next() - 1;
    const y = 2 * random.next() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** Gamma of a shape of at least 1 and scale 1: G. Marsaglia and W. W. Tsang, ACM TOMS 26 (2000). */
function gammaFrom(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalFrom(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < x * x * 0.5 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta with both shapes at least 1, as X ÷ (X + Y) of two gammas. */
export function betaFrom(random: Random, a: number, b: number): number {
  const x = gammaFrom(random, a);
  return x / (x + gammaFrom(random, b));
}
