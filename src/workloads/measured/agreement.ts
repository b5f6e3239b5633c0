import type { FactSpec, FactValue } from "../../facts/fact.js";

/** Quantities that lie no further apart than this share of the larger confirm each other. */
const relative = 0.05;

/** Shares and scores confirm each other within one hundredth too: 1% growth and 1.4% are the same to whoever declared it. */
const absolute = 0.01;

/** Of a difference of decimal fractions, which lies beside what it should be. */
const noise = 1e-12;

function near(spec: FactSpec, a: number, b: number): boolean {
  const apart = Math.abs(a - b);
  const { type } = spec;
  const isPart = type.kind === "quantity" && (type.unit === "share" || type.unit === "score");
  return apart <= relative * Math.max(Math.abs(a), Math.abs(b)) + noise || (isPart && apart <= absolute + noise);
}

/** True where a measured value confirms a declared one: within 5 % or a hundredth of a share, words and lists exactly. */
export function agrees(spec: FactSpec, declared: FactValue, measured: FactValue): boolean {
  if (typeof declared === "number" && typeof measured === "number") return near(spec, declared, measured);
  if (typeof declared !== "object" || typeof measured !== "object") return declared === measured;
  // the order of tags says nothing
  return declared.length === measured.length && declared.every((tag) => measured.includes(tag));
}

/** Measured over declared; undefined where that says nothing. */
export function ratioOf(declared: FactValue, measured: FactValue): number | undefined {
  return typeof declared === "number" && typeof measured === "number" && declared !== 0
    ? measured / declared
    : undefined;
}
