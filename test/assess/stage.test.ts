import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import { assessOne } from "../support/judge.js";
import { ready as held, smallPack } from "../support/small-pack.js";

type Facts = Readonly<Record<string, FactValue>>;

const assessed = (facts: Facts) => assessOne(smallPack, new Map(Object.entries(facts)));

const logs = { "evidence.logs": ["cost", "latency", "quality"] };
/** Holds every requirement and a driver that needs no money: bound for self-hosting. */
const ready: Facts = { ...held, "product.stage": "production", "evidence.pilot": "none" };

describe("the rung of the ladder", () => {
  it.each<[string, string, string, Facts]>([
    ["nothing is known", "B", "managed", {}],
    ["a prototype ships first", "A", "self_hosted", { ...ready, "product.stage": "prototype" }],
    [
      "a prototype on strict data cannot ship managed",
      "F",
      "self_hosted",
      { ...ready, "product.stage": "prototype", "privacy.level": "strict" },
    ],
    ["logs lack quality", "B", "self_hosted", { ...ready, "evidence.logs": ["cost", "latency"] }],
    [
      "evals have not been run though a reason holds",
      "B",
      "managed",
      { ...ready, "quality.open_weight_evals": "not_run" },
    ],
    [
      "whether a reason holds is unknown",
      "C",
      "managed",
      { ...logs, "privacy.level": "normal", "limits.rate_limited": "never" },
    ],
    [
      "no reason holds",
      "D",
      "managed",
      {
        ...ready,
        "limits.rate_limited": "never",
        "current.usd_per_month": 100,
        "candidate.usd_per_month": 9000,
        "team.engineer_usd_per_month": 15000,
      },
    ],
    ["a reason holds but a requirement fails", "D", "managed", { ...ready, "traffic.stability": 0.3 }],
    ["a reason holds but the balance is against it", "D", "managed", { ...ready, "traffic.shape": "bursty" }],
    ["a reason holds and stability is unknown", "E", "managed", without(ready, "traffic.stability")],
    [
      "strict data without a team",
      "E",
      "blocked",
      { ...ready, "privacy.level": "strict", "team.inference_engineers": 0 },
    ],
    [
      "strict data with only evals missing",
      "B",
      "blocked",
      { ...ready, "privacy.level": "strict", "quality.open_weight_evals": "not_run" },
    ],
    ["all holds and no pilot runs", "F", "self_hosted", ready],
    ["a pilot runs", "G", "self_hosted", { ...ready, "evidence.pilot": "running" }],
    [
      "a pilot has passed but stability is unknown",
      "H",
      "managed",
      { ...without(ready, "traffic.stability"), "evidence.pilot": "passed" },
    ],
    ["a pilot has passed and all holds", "I", "self_hosted", { ...ready, "evidence.pilot": "passed" }],
    ["a pilot has failed", "D", "self_hosted", { ...ready, "evidence.pilot": "failed" }],
    ["it runs self-hosted already", "I", "self_hosted", { ...ready, "current.mode": "self_hosted" }],
  ])("%s → %s", (_, rung, mode, facts) => {
    const { stage, verdict } = assessed(facts);
    expect([stage.rung, verdict.mode]).toEqual([rung, mode]);
    expect(stage.proof.length).toBeGreaterThan(0);
  });

  it("names the missing work as the proof", () => {
    expect(assessed({ ...ready, "traffic.stability": 0.3 }).stage.proof).toEqual([
      "Measure two weeks of hourly traffic.",
    ]);
    expect(assessed({ ...ready, "privacy.level": "strict", "team.inference_engineers": 0 }).stage.proof).toEqual([
      "Name somebody who can run it.",
    ]);
    expect(assessed({ ...ready, "evidence.logs": ["cost"] }).stage.proof).toEqual([
      "Latency logged for each request",
      "Quality logged for each request",
    ]);
  });
});

function without(facts: Facts, name: string): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => key !== name));
}
