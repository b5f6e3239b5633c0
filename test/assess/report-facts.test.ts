import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import { assessmentSchema } from "../../src/assessment/schema.js";
import type { FactValue } from "../../src/facts/fact.js";
import { asOf, assessOne, noData, stated, workload } from "../support/judge.js";
import { ready, smallPack } from "../support/small-pack.js";

type Facts = Readonly<Record<string, FactValue>>;
const facts = (record: Facts) => new Map(Object.entries(record));
const assessed = (record: Facts) => assessOne(smallPack, facts(record));

describe("money", () => {
  const money: Facts = {
    "current.mode": "managed",
    "current.usd_per_month": 50_000,
    "candidate.usd_per_month": 9_000,
    "team.engineer_usd_per_month": 15_000,
  };

  it("counts people: half to two engineers where nobody says otherwise", () => {
    const { economics, options } = assessed(money);
    expect(economics.monthly_difference_usd).toEqual({ low: 50_000 - 9_000 - 30_000, high: 50_000 - 9_000 - 7_500 });
    expect(economics.assumptions).toHaveLength(1);
    const own = options.find((o) => o.id === "self_hosted");
    expect(own?.ends).toEqual({ low: 16_500, high: 39_000 });
    // the median of 0.5 to 2 engineers is 1; a twentieth on each side lies a tenth of the way in from the end, by logarithm
    expect(own?.usd_per_month?.expected).toBeCloseTo(9_000 + 15_000, -1);
    expect(own?.usd_per_month?.low).toBeCloseTo(9_000 + 0.5 * 2 ** 0.1 * 15_000, -2);
    expect(own?.usd_per_month?.high).toBeCloseTo(9_000 + 2 ** 0.9 * 15_000, -2);
    expect(own?.parts["engineering"]).toMatchObject({ low: 7_500, high: 30_000, provenance: "assumed" });
  });

  it("takes the user's own number of engineers, zero included, and assumes nothing then", () => {
    const { economics } = assessed({ ...money, "candidate.people_fte": 0 });
    expect(economics.monthly_difference_usd).toEqual({ low: 41_000, high: 41_000 });
    expect(economics.assumptions).toEqual([]);
  });

  it("is settled against a move at a volume that could not pay for half an engineer, whatever the GPUs cost", () => {
    const { verdict, reasons } = assessed({
      "current.mode": "managed",
      "current.usd_per_month": 300,
      "privacy.level": "normal",
      "limits.rate_limited": "never",
      "quality.open_weight_evals": "passed",
    });
    expect(verdict).toMatchObject({ mode: "managed", settled: true });
    expect(reasons.find((r) => r.rule === "cost")?.status).toBe("fails");
  });

  it("never prices a missing side", () => {
    const { options, economics } = assessed({ "current.mode": "managed", "current.usd_per_month": 50_000 });
    expect(options.find((o) => o.id === "self_hosted")?.usd_per_month).toBeNull();
    expect(economics.monthly_difference_usd).toBeNull();
  });
});

describe("reasons", () => {
  it("lift a requirement that a driver stands in for, and say how each stands", () => {
    const { reasons, verdict } = assessed(ready);
    expect(verdict.mode).toBe("self_hosted");
    const saving = reasons.find((r) => r.rule === "saving");
    expect(saving).toMatchObject({ status: "unknown", binding: false });
    expect(reasons.find((r) => r.rule === "stable")).toMatchObject({
      status: "holds",
      side: "self_hosted",
      because: "The load is stable.",
    });
  });

  it("report a requirement that an exclusion lifts as not binding", () => {
    const { reasons, verdict } = assessed({ ...ready, "privacy.level": "strict", "traffic.stability": 0.1 });
    expect(verdict.mode).toBe("self_hosted");
    expect(reasons.find((r) => r.rule === "stable")).toMatchObject({
      status: "fails",
      binding: false,
      to_change: "Measure two weeks of hourly traffic.",
    });
    expect(reasons.find((r) => r.rule === "third-party-excluded")).toMatchObject({
      status: "holds",
      side: "self_hosted",
    });
  });

  it("carry the facts they rest on with their provenance", () => {
    const { reasons } = assessed(ready);
    expect(reasons.find((r) => r.rule === "stable")?.facts).toEqual([
      { name: "traffic.stability", value: 0.8, provenance: "declared", text: "0.8" },
    ]);
    expect(reasons.find((r) => r.rule === "cost")?.facts[0]).toMatchObject({ value: null, provenance: "derived" });
  });
});

describe("warnings and risks", () => {
  it("speak only where a known fact exposes them", () => {
    expect(assessed({}).warnings).toEqual([]);
    expect(assessed({ "quality.prompts": "changing" }).warnings).toMatchObject([
      { id: "prompts-changing", about: "early", facts: ["quality.prompts: changing"] },
    ]);
    expect(assessed(ready).risks).toEqual([]);
    expect(assessed({ ...ready, "team.reliability": [] }).risks).toMatchObject([
      { id: "no-patching", exposed_by: ["team.reliability: none"] },
    ]);
    expect(assessed({ "team.reliability": [] }).risks).toEqual([]);
  });
});

describe("score, pattern and plan", () => {
  it("weigh only what is known", () => {
    expect(assessed({}).score).toMatchObject({ self_hosted: 50, known_weight: 0 });
    expect(assessed({ "traffic.shape": "steady" }).score).toMatchObject({ self_hosted: 100, known_weight: 1 });
    expect(assessed({ "traffic.shape": "bursty" }).score.signals).toMatchObject([
      { id: "shape", lean: -1, counts: true },
    ]);
    expect(assessed({ "traffic.shape": "seasonal" }).score.signals).toMatchObject([{ lean: null, counts: false }]);
  });

  it("name the nearest pattern, or none", () => {
    expect(assessed({}).pattern).toBeNull();
    expect(assessed({ "traffic.shape": "steady", "product.audience": "internal" }).pattern).toMatchObject({
      id: "steady-back-office",
      similarity: 1,
    });
    expect(assessed({ "traffic.shape": "steady" }).pattern).toMatchObject({ similarity: 0.5 });
  });

  it("tell what changes and how to prove a pilot only where something moves", () => {
    const stays = assessed({});
    expect([stays.transitions, stays.confirmation, stays.reversibility.level]).toEqual([[], [], "nothing_to_reverse"]);
    const moves = assessed({ ...ready, "latency.target_p95": 2000, "team.on_call": "none" });
    expect(moves.transitions).toEqual([
      { dimension: "On-call", from: "light", to: "the team's", facts: ["On-call cover: none"], source: "test" },
    ]);
    expect(moves.confirmation.map((c) => c.threshold)).toContain("at most 2s");
    const back = assessed({ "current.mode": "self_hosted" });
    expect(back.transitions).toMatchObject([{ from: "the team's", to: "light" }]);
    expect(back.verdict.headline).toMatch(/^Go back to a managed API/);
  });
});

describe("slices", () => {
  const slices = [
    { name: "triage", share: 0.7, stated: stated(facts({})), at: { file: "w.yaml", line: 1, col: 1 } },
    {
      name: "escalations",
      share: 0.3,
      stated: stated(facts({ "quality.open_weight_evals": "failed" })),
      at: { file: "w.yaml", line: 1, col: 1 },
    },
  ];
  const portfolio = {
    workloads: [
      workload(facts({ ...ready, "candidate.model": "llama-3.1-8b" }), "copilot", slices),
      workload(facts({ ...ready, "candidate.model": "llama-3.1-8b" }), "tickets"),
    ],
  };
  const assessment = assess(portfolio, smallPack, noData, asOf);
  const [copilot] = assessment.workloads;

  it("give a hybrid verdict that says which goes where", () => {
    expect(copilot?.verdict).toMatchObject({ mode: "hybrid", settled: true, possible: ["hybrid"] });
    expect(copilot?.verdict.headline).toBe("Split the workload: triage self-hosted, escalations managed.");
    expect(copilot?.stage.rung).toBe("F");
    expect(copilot?.options.map((o) => o.id)).toContain("hybrid");
  });

  it("tag what only one slice says, and say once what all say", () => {
    const team = copilot?.reasons.filter((r) => r.rule === "team");
    expect(team).toHaveLength(1);
    expect(team?.[0]).not.toHaveProperty("slice");
    expect(copilot?.reasons.filter((r) => r.rule === "quality").map((r) => r.slice)).toEqual(["triage", "escalations"]);
  });

  it("flip one by one, with the slice named", () => {
    const flip = copilot?.flips.find((f) => f.to === "self_hosted");
    expect(flip?.changes).toMatchObject([{ fact: "quality.open_weight_evals", to: "passed", slice: "escalations" }]);
  });

  it("take their place in the portfolio, and share a pool by model", () => {
    expect(assessment.portfolio.by_mode.self_hosted).toEqual([
      { workload: "copilot", slice: "triage" },
      { workload: "tickets" },
    ]);
    expect(assessment.portfolio.split).toEqual(["copilot"]);
    expect(assessment.portfolio.pools).toMatchObject([
      { model: "llama-3.1-8b", members: [{ workload: "copilot" }, { workload: "tickets" }] },
    ]);
  });

  it("make an assessment that its published schema accepts", () => {
    expect(assessmentSchema.parse(JSON.parse(JSON.stringify(assessment)))).toEqual(assessment);
  });
});

describe("a model that is about to be shut down", () => {
  it("counts the days from the as-of date", () => {
    const data = {
      shutdowns: [{ provider: "openai", models: ["gpt-4o-mini"], date: "2027-01-14", source: "s" }],
      asOf: {},
    };
    const { workloads } = assess(
      { workloads: [workload(facts({ "current.model": "GPT-4o-mini" }))] },
      smallPack,
      data,
      "2026-11-24",
    );
    expect(workloads[0]?.facts.find((f) => f.name === "current.days_to_shutdown")).toMatchObject({
      value: 51,
      provenance: "derived",
    });
  });
});
