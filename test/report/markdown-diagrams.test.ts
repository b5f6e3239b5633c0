import { describe, expect, it } from "vitest";
import { rungTitles } from "../../src/assessment/ladder.js";
import type { Rung } from "../../src/assessment/schema.js";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { ladderDiagram } from "../../src/report/markdown/ladder-diagram.js";
import { workload } from "../support/judge.js";
import { assessed, blocked, facts, hybrid, managed, ready, selfHosted } from "./markdown-cases.js";
import { diagrams } from "./markdown-text.js";

const rungs = Object.keys(rungTitles) as Rung[];
const path = (assessment: Parameters<typeof renderMarkdown>[0]) =>
  diagrams(renderMarkdown(assessment)).find((drawn) => drawn.includes('APP["')) ?? "";

describe("the ladder", () => {
  it.each(rungs)("marks rung %s, and no other, by a word and by a class", (rung) => {
    const drawn = ladderDiagram({ rung, title: rungTitles[rung] });
    expect(drawn.match(/\(here\)/g)).toHaveLength(1);
    expect(drawn).toMatch(new RegExp(`^  ${rung}(?:\\[|\\{\\{)"${rung} \\(here\\) · `, "m"));
    expect(drawn).toMatch(new RegExp(`^  class ${rung} here$`, "m"));
  });

  it("leads from every question one way to staying managed and one way on", () => {
    const edges = [
      ...ladderDiagram({ rung: "A", title: rungTitles.A }).matchAll(/^ {2}(\w) -->(?:\|"(\w+)"\|)? (\w)$/gm),
    ].map((m) => m.slice(1));
    expect(edges).toEqual([
      ["A", undefined, "B"],
      ["B", undefined, "C"],
      ["C", "no", "D"],
      ["C", "yes", "E"],
      ["E", "no", "D"],
      ["E", "yes", "F"],
      ["F", undefined, "G"],
      ["G", undefined, "H"],
      ["H", "no", "D"],
      ["H", "yes", "I"],
    ]);
  });
});

describe("the request path", () => {
  it("ends at the provider's model where managed", () => {
    expect(path(managed)).toContain("APP --> API");
    expect(path(managed)).not.toContain("GW");
  });

  it("ends at the team's own model where self-hosted, with the way back drawn", () => {
    expect(path(selfHosted)).toContain('OM["llama-3.1-8b"]');
    expect(path(selfHosted)).toContain('GW -.->|"way back"| BACK');
  });

  it("names the slices on the branches of a split", () => {
    expect(path(hybrid)).toContain('RP -->|"triage"| GW');
    expect(path(hybrid)).toContain('RP -->|"escalations"| API');
  });

  it("ends at a gate that names what is missing where blocked, or keeps a part blocked", () => {
    expect(path(blocked)).toMatch(/GATE\{"Own serving, missing: evals failed, .+"\}/);
    const at = { file: "w.yaml", line: 1, col: 1 };
    const strict = new Map([
      ["privacy.level", { value: "strict", provenance: "declared", at }],
      ["quality.open_weight_evals", { value: "failed", provenance: "declared", at }],
    ] as const);
    const part = [
      { name: "open", share: 0.5, stated: new Map(), at },
      { name: "secret", share: 0.5, stated: strict, at },
    ];
    const mixed = path(assessed(workload(facts(ready), "w", part)));
    expect(mixed).toMatch(/GATE\{"Missing: evals failed, .+"\}/);
    expect(mixed).toContain('RP -.->|"secret"| GATE');
  });
});
