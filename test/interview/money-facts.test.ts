import { describe, expect, it } from "vitest";
import { profileFacts } from "../../src/economics/profile.js";
import type { FactValue } from "../../src/facts/fact.js";
import { findSpec } from "../../src/facts/registry/registry.js";
import { moneyFacts } from "../../src/interview/money-facts.js";
import { workload } from "../support/judge.js";

const asked = (facts: Readonly<Record<string, FactValue>>, closed: readonly string[] = []) =>
  moneyFacts(workload(new Map(Object.entries(facts))), new Set(closed));

describe("what is asked for costs", () => {
  it("is only what estimates are made from, and never what is stated or closed", () => {
    const all = asked({});
    expect(all.filter((fact) => !findSpec(fact) || !profileFacts.includes(fact))).toEqual([]);
    expect(asked({ "current.model": "gpt-4o" }, ["current.provider"])).toEqual(
      all.filter((fact) => fact !== "current.model" && fact !== "current.provider"),
    );
  });

  it.each([
    ["traffic.tokens_per_month", {}, ["traffic.requests_per_month"], true],
    ["traffic.tokens_per_month", {}, [], false],
    ["latency.target_p95", { serving: "batch" }, [], false],
    ["latency.target_p95", { serving: "interactive" }, [], true],
    ["candidate.gpu", {}, [], false],
    ["candidate.gpu", { "candidate.model": "qwen3-14b" }, [], true],
    ["candidate.gpu_usd_per_hour", { "candidate.model": "qwen3-14b" }, [], false],
    ["candidate.gpu_usd_per_hour", { "candidate.model": "qwen3-14b", "candidate.gpu": "l40s" }, [], true],
    ["traffic.peak_to_mean", { "current.mode": "self_hosted" }, [], true],
    ["current.committed_usd_per_month", { "current.mode": "self_hosted" }, [], false],
  ] as const)("%s of %o without %o: %s", (fact, facts, closed, isAsked) => {
    expect(asked(facts, closed).includes(fact)).toBe(isAsked);
  });
});
