import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FactValue } from "../../src/facts/fact.js";
import { builtIn } from "../support/built-in.js";
import { judgeOne } from "../support/judge.js";
import { runs } from "../support/runs.js";

/** guide: G7, written from its text and not from the pack. */
function runtime(task: string, privacy: string, tokens: number, reasoning: string): string {
  if (privacy === "strict") return "self_hosted";
  if (reasoning === "high") return "managed";
  const simple = task === "classification" || task === "summarization";
  return simple && tokens > 50_000_000 ? "self_hosted" : "managed";
}

/** guide: G15, likewise. */
function deployment(tokens: number, stability: number, strict: boolean, frontier: boolean, team: boolean): string {
  if (strict && team) return "self_hosted";
  if (frontier) return "managed";
  return tokens >= 75_000_000 && stability >= 0.7 && team ? "self_hosted" : "managed";
}

const around = (point: number) => fc.constantFrom(point - 1, point, point + 1);
const tokens = fc.oneof(around(50e6), around(75e6), fc.integer({ min: 0, max: 2 ** 40 }));
const privacy = fc.constantFrom("normal", "contractual", "strict");

describe("the guide's two functions", () => {
  it("choose_runtime and its pack agree on every input", () => {
    const pack = builtIn("guide-runtime");
    const task = fc.constantFrom("classification", "summarization", "chat", "agent", "anything else");
    const reasoning = fc.constantFrom("low", "medium", "high");
    fc.assert(
      fc.property(task, privacy, tokens, reasoning, (t, p, n, r) => {
        const facts = new Map<string, FactValue>([
          ["task", t],
          ["privacy.level", p],
          ["traffic.tokens_per_month", n],
          ["quality.reasoning", r],
        ]);
        const { mode, settled } = judgeOne(pack, facts);
        expect([mode, settled]).toEqual([runtime(t, p, n, r), true]);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("choose_deployment_mode and its pack agree on every input", () => {
    const pack = builtIn("guide-deployment");
    const stability = fc.oneof(fc.constantFrom(0.69, 0.7, 0.71), fc.double({ min: 0, max: 1, noNaN: true }));
    const people = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(tokens, stability, privacy, fc.boolean(), people, (n, s, p, frontier, engineers) => {
        const facts = new Map<string, FactValue>([
          ["traffic.tokens_per_month", n],
          ["traffic.stability", s],
          ["privacy.level", p],
          ["quality.need", frontier ? "frontier" : "good_enough"],
          ["team.inference_engineers", engineers],
        ]);
        const { mode, settled } = judgeOne(pack, facts);
        expect([mode, settled]).toEqual([deployment(n, s, p === "strict", frontier, engineers >= 1), true]);
      }),
      { numRuns: runs(5_000) },
    );
  });

  it("count requests where tokens are not stated", () => {
    const facts = new Map<string, FactValue>([
      ["task", "classification"],
      ["privacy.level", "normal"],
      ["quality.reasoning", "low"],
      ["traffic.requests_per_month", 50_000],
      ["traffic.input_tokens", 800],
      ["traffic.output_tokens", 200],
    ]);
    expect(judgeOne(builtIn("guide-runtime"), facts).mode).toBe("managed");
    expect(judgeOne(builtIn("guide-runtime"), new Map(facts).set("traffic.output_tokens", 201)).mode).toBe(
      "self_hosted",
    );
  });
});
