import type { ProviderFact } from "./provider-facts.js";

/** Controls that a workload's policy can ask for (the fact `privacy.controls`). */
const controlWords = ["baa", "residency", "zero_retention", "private_link", "no_third_party", "air_gap"] as const;
export type Control = (typeof controlWords)[number];

export const isControl = (word: string): word is Control => controlWords.some((control) => control === word);

/** What a third party runs cannot be out of its hands: no provider gives these. */
export const barsThirdParty = (control: string): boolean => control === "no_third_party" || control === "air_gap";

/** How a provider meets one control, and on what that rests. */
export interface ControlCoverage {
  control: Control;
  /** `by_arrangement`: it can be had, but is not there until the contract says so. */
  status: "covered" | "by_arrangement" | "not_covered" | "not_known";
  /** A fact; the nature of the control; a fact that is too old; or nothing at all. */
  by: "fact" | "nature" | "stale_fact" | "nothing";
  asOf?: string;
  confidence?: ProviderFact["confidence"];
  source?: string;
  /** What the fact says, in a few words. */
  detail?: string;
}

const isSure = ({ by, confidence }: ControlCoverage) => by === "nature" || confidence === "high";

/** How one way into a provider meets all that is asked. */
export interface Coverage {
  /** `api`, `vertex`, `bedrock`; absent where nothing is known of the provider. */
  surface?: string;
  controls: readonly ControlCoverage[];
  /** Never `covered` or `not_covered` on the strength of medium confidence, or of facts older than a year, alone. */
  overall: "covered" | "not_covered" | "unknown";
}

/**
 * The answer to all controls together. One that is surely not met settles it; otherwise all have to be surely met. What is
 * by arrangement, not known, or only believed leaves it open.
 */
export function overallOf(controls: readonly ControlCoverage[]): Coverage["overall"] {
  if (controls.some((each) => each.status === "not_covered" && isSure(each))) return "not_covered";
  return controls.every((each) => each.status === "covered" && isSure(each)) ? "covered" : "unknown";
}

const ranks: readonly Coverage["overall"][] = ["not_covered", "unknown", "covered"];

const worth: Readonly<Record<ControlCoverage["status"], number>> = {
  covered: 3,
  by_arrangement: 2,
  not_known: 1,
  not_covered: 0,
};

const points = ({ overall, controls }: Coverage): number =>
  ranks.indexOf(overall) * 1_000 + controls.reduce((sum, { status }) => sum + worth[status], 0);

/** The coverage that meets most; the first of equals. Undefined of none. */
export const best = (all: readonly Coverage[]): Coverage | undefined =>
  all.reduce<Coverage | undefined>(
    (so, each) => (so === undefined || points(each) > points(so) ? each : so),
    undefined,
  );
