/** A generation in a model's name: `claude-haiku-4-5` is of 4.5, `gpt-4o` of 4, `ministral-8b-2512` of none. */
export type Version = readonly [major: number, minor: number];

// sizes (8b, 8x7b, 32k), dates (2512, 20250929) and snapshots (05-06 after a version) are no generations
const shape = /(?<!\d)(\d{1,2})(?![\dbxk])(?:[.\-_p](\d{1,2})(?![\dbxk]))?/;

/** The generation that a model's name states; undefined where it states none. */
export function versionOf(model: string): Version | undefined {
  const name = model.toLowerCase().replace(/-v?\d+:\d+$/, "");
  const [, major, minor] = shape.exec(name) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor ?? 0)];
}

/** Negative where `a` is the older generation, zero where both are the same. */
export const compareVersions = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1];

/** The year and month that a model's name ends in (`2512`), as makers without generations mark theirs; 0 for none. */
export const stampOf = (model: string): number => Number(/-(2\d(?:0[1-9]|1[0-2]))(?!\d)/.exec(model)?.[1] ?? 0);
