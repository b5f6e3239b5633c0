import { ownRuntimes } from "../facts/registry/derived.js";
import { stabilityBandOf } from "../facts/stability-bands.js";
import type { Reading } from "./reading.js";
import type { Stated } from "./workload.js";

type Facts = ReadonlyMap<string, Stated>;

/** Words of two facts that hardly go together, and where that is told. */
interface Disagreement {
  code: "contradictory-runtime" | "contradictory-privacy" | "contradictory-shape" | "contradictory-team";
  facts: readonly [string, string];
  clash: (first: Stated["value"], second: Stated["value"]) => boolean;
}

const disagreements: readonly Disagreement[] = [
  {
    code: "contradictory-runtime",
    facts: ["current.mode", "current.provider"],
    clash: (mode, provider) => mode === "managed" && ownRuntimes.has(String(provider).toLowerCase()),
  },
  {
    code: "contradictory-privacy",
    facts: ["privacy.level", "privacy.controls"],
    clash: (level, controls) =>
      level === "normal" &&
      Array.isArray(controls) &&
      (controls.includes("no_third_party") || controls.includes("air_gap")),
  },
  {
    code: "contradictory-shape",
    facts: ["traffic.shape", "traffic.stability"],
    clash: (shape, stability) =>
      shape === "steady"
        ? stabilityBandOf(Number(stability)) === "spiky"
        : shape === "unpredictable" && stabilityBandOf(Number(stability)) === "steady",
  },
  {
    code: "contradictory-team",
    facts: ["team.gpu_operations", "team.inference_engineers"],
    clash: (operations, engineers) => operations === "proven" && engineers === 0,
  },
];

/** Notes words that hardly go together, at the second of the two. Warnings: each of them may be true all the same. */
export function checkWords(reading: Pick<Reading, "addAt">, stated: Facts): void {
  for (const { code, facts, clash } of disagreements) {
    const [first, second] = [stated.get(facts[0]), stated.get(facts[1])];
    if (!first || !second || !clash(first.value, second.value)) continue;
    reading.addAt(code, second.at, { first: wordsOf(first), second: wordsOf(second) }, "warning");
  }
}

const wordsOf = ({ value }: Stated): string => (Array.isArray(value) ? value.join(", ") : String(value));

/** The facts that each code of a contradiction is about, those that reckon with figures among them. */
export const disagreeing: ReadonlyMap<string, readonly string[]> = new Map([
  ...disagreements.map(({ code, facts }): [string, readonly string[]] => [code, facts]),
  [
    "contradictory-tokens",
    ["traffic.tokens_per_month", "traffic.requests_per_month", "traffic.input_tokens", "traffic.output_tokens"],
  ],
  ["contradictory-peak", ["traffic.peak_to_mean", "traffic.active_hours_per_week"]],
  ["contradictory-slices", ["traffic.requests_per_month", "traffic.tokens_per_month", "current.usd_per_month"]],
]);
