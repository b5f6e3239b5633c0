import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderEvidenceMarkdown } from "../../../src/report/evidence/markdown.js";
import { inline } from "../../../src/report/markdown/escape.js";
import { headings, outside, section, tables } from "../markdown-text.js";
import { strangeText as text } from "../strange-text.js";
import { anyEvidence } from "./arbitrary.js";
import { bare, evidence, full, source } from "./sample.js";

/** Tags that the renderer itself writes. */
const ownTags = /<(?:br|a id="workload-\d+"|\/a)>/g;

describe("what was measured, as markdown", () => {
  it("has a section for every workload, and a row of the summary that leads there", () => {
    fc.assert(
      fc.property(anyEvidence, (all) => {
        const markdown = renderEvidenceMarkdown(all);
        const sections = headings(markdown).filter((line) => line.startsWith("## Workload"));
        expect(sections).toEqual(all.workloads.map(({ name }) => `## Workload ${inline(name)}`));
        all.workloads.forEach((_, i) => {
          expect(markdown.split(`](#workload-${i + 1})`)).toHaveLength(2);
          expect(markdown.split(`<a id="workload-${i + 1}">`)).toHaveLength(2);
        });
      }),
    );
  });

  it("is not broken by what users write: no tag, no fence, no control character, tables whole", () => {
    fc.assert(
      fc.property(anyEvidence, (all) => {
        const markdown = renderEvidenceMarkdown(all);
        expect(outside(markdown).join("\n").replace(ownTags, "")).not.toContain("<");
        expect(markdown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        for (const rows of tables(markdown)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        expect(markdown.match(/^```/gm)?.length ?? 0).toBe(2 * (markdown.match(/^```text$/gm)?.length ?? 0));
      }),
      { numRuns: 80 },
    );
  });

  it("keeps its headings whatever a name is", () => {
    const named = (name: string) =>
      renderEvidenceMarkdown(
        evidence([{ ...full, name, notes: [name], facts: [{ fact: "current.provider", value: name, basis: name }] }], {
          sources: [{ ...source, source: name, by: [name] }],
        }),
      );
    const tame = headings(named("tame"));
    fc.assert(
      fc.property(text, (name) => {
        expect(headings(named(name)).map((line) => line.replace(/^(## Workload).*/, "$1"))).toEqual(
          tame.map((line) => line.replace(/^(## Workload).*/, "$1")),
        );
      }),
    );
  });

  it("says whose the stability is, and what the sample can be trusted for", () => {
    const markdown = renderEvidenceMarkdown(evidence([full, bare]));
    expect(section(markdown, "What the figures mean")).toContain("this project's own proposal");
    expect(section(markdown, "Workload batch-embedder")).toContain("no: 24 hours are fewer than the 72 hours");
    expect(section(markdown, "Workload ticket-summaries")).toContain(
      "S 0.63, cyclical (14 days by the hour)<br>L 0.44",
    );
  });
});
