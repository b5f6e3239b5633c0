/** A small pack with one rule of each kind, for tests that follow one workload through the whole assessment. */
import type { FactValue } from "../../src/facts/fact.js";
import type { Condition } from "../../src/rules/condition.js";
import type { Pack, Rule } from "../../src/rules/pack.js";
import { at } from "./packs.js";

const is = (fact: string, ...words: string[]): Condition => ({ op: "in", fact, words, at });
const atLeast = (fact: string, number: number): Condition => ({ op: ">=", fact, number, at });
const below = (fact: string, number: number): Condition => ({ op: "<", fact, number, at });
const source = "test";

export const smallRules: readonly Rule[] = [
  {
    id: "third-party-excluded",
    kind: "exclusion",
    excludes: "managed",
    when: is("privacy.level", "strict"),
    because: "Policy keeps the data away from third parties.",
    toChange: "Agree on controls that make a provider acceptable.",
    source,
    at,
  },
  {
    id: "evals-failed",
    kind: "exclusion",
    excludes: "self_hosted",
    when: is("quality.open_weight_evals", "failed"),
    because: "The open model failed the evals.",
    source,
    at,
  },
  {
    id: "stable",
    kind: "requirement",
    whenForced: "reported",
    waivedBy: [],
    when: atLeast("traffic.stability", 0.65),
    because: "The load is stable.",
    becauseNot: "The load is not stable enough to size.",
    toChange: "Measure two weeks of hourly traffic.",
    source,
    at,
  },
  {
    id: "quality",
    kind: "requirement",
    whenForced: "required",
    waivedBy: [],
    when: is("quality.open_weight_evals", "passed"),
    because: "The evals passed.",
    becauseNot: "No open model has passed the evals.",
    toChange: "Run the evals on one open model.",
    source,
    at,
  },
  {
    id: "team",
    kind: "requirement",
    whenForced: "required",
    waivedBy: [],
    when: atLeast("team.inference_engineers", 1),
    because: "A team can run it.",
    becauseNot: "Nobody can run it.",
    toChange: "Name somebody who can run it.",
    source,
    at,
  },
  {
    id: "saving",
    kind: "requirement",
    whenForced: "reported",
    waivedBy: ["rate-limits"],
    when: below("economics.self_hosted_to_managed", 1),
    because: "The saving survives people.",
    becauseNot: "People eat the saving.",
    source,
    at,
  },
  {
    id: "cost",
    kind: "driver",
    when: below("economics.self_hosted_to_managed", 0.7),
    because: "It is clearly cheaper.",
    source,
    at,
  },
  {
    id: "rate-limits",
    kind: "driver",
    when: is("limits.rate_limited", "often"),
    because: "Rate limits hold it back.",
    source,
    at,
  },
  {
    id: "shape",
    kind: "signal",
    weight: 10,
    worst: "bursty",
    best: "steady",
    cases: [
      { when: is("traffic.shape", "steady"), lean: 100, because: "Steady traffic.", at },
      { when: is("traffic.shape", "bursty", "unpredictable"), lean: -100, because: "Bursty traffic.", at },
    ],
    because: "The shape of the traffic.",
    source,
    at,
  },
  {
    id: "prompts-changing",
    kind: "warning",
    about: "early",
    when: is("quality.prompts", "changing"),
    because: "Prompts still change.",
    source,
    at,
  },
  {
    id: "no-patching",
    kind: "risk",
    modes: ["self_hosted"],
    when: { op: "not", of: { op: "contains", fact: "team.reliability", word: "patching", at } },
    because: "Nobody patches.",
    mitigation: "Patch monthly.",
    source,
    at,
  },
];

/** Facts that hold every requirement of the small pack and a driver that needs no money. */
export const ready: Readonly<Record<string, FactValue>> = {
  "evidence.logs": ["cost", "latency", "quality"],
  "current.mode": "managed",
  "privacy.level": "normal",
  "traffic.stability": 0.8,
  "traffic.shape": "steady",
  "quality.open_weight_evals": "passed",
  "team.inference_engineers": 2,
  "limits.rate_limited": "often",
};

export const smallPack: Pack = {
  id: "small",
  version: "1.0.0",
  title: "Small",
  hitPolicy: "weigh",
  bar: 50,
  otherwise: "managed",
  rules: smallRules,
  patterns: [
    {
      id: "steady-back-office",
      title: "Steady back office",
      start: "pilot",
      traits: [is("traffic.shape", "steady"), is("product.audience", "internal")],
      source,
      at,
    },
  ],
  changes: [
    {
      id: "on-call",
      dimension: "On-call",
      managed: "light",
      selfHosted: "the team's",
      facts: ["team.on_call"],
      source,
      at,
    },
  ],
  file: "small.yaml",
  sha256: "",
};
