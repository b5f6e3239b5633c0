import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { rungLabels } from "../../src/assessment/ladder.js";
import { assessmentSchema, type WorkloadAssessment } from "../../src/assessment/schema.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { openBlocked, piloted, reason, sampleAssessment, sampleWorkload, split, verdict } from "./sample.js";

const render = (workloads: readonly WorkloadAssessment[], width = 140) =>
  renderTerminal(sampleAssessment(workloads), { width, color: 0 });

/** Cells of the table's rows, lines of one cell joined. */
function rowsOf(out: string): string[][] {
  const table = out.slice(0, out.indexOf("└"));
  return table.split(/^[┌├].*$/m).flatMap((block) => {
    const lines = block.split("\n").filter((line) => line.startsWith("│"));
    const cells = lines.map((line) => line.split("│").slice(1, -1));
    const first = cells[0] ?? [];
    return first.length === 0
      ? []
      : [
          first.map((_, i) =>
            cells
              .map((line) => line[i]?.trim())
              .join(" ")
              .trim(),
          ),
        ];
  });
}

const many = (count: number): WorkloadAssessment[] =>
  Array.from({ length: count }, (_, i) =>
    sampleWorkload({
      name: `w${i}`,
      ...(i === count - 1 ? { verdict: openBlocked.verdict } : {}),
      ...(i === count - 2 ? { verdict: verdict("managed", "Stay: nothing known.", ["self_hosted"]) } : {}),
    }),
  );

describe("the samples", () => {
  it("are assessments", () => {
    const all = sampleAssessment([piloted, split, openBlocked, sampleWorkload()]);
    expect(assessmentSchema.parse(all)).toEqual(all);
  });
});

describe("the summary table", () => {
  it("says for each workload where, how sure, what next, the score and why", () => {
    expect(rowsOf(render([piloted, split, openBlocked, sampleWorkload()]))).toEqual([
      ["Workload", "Verdict", "Sure", "Next step", "Score", "Why"],
      [
        "ticket-summaries",
        "self-hosted",
        "settled",
        `G ${rungLabels.G}`,
        "82",
        "Self-hosting costs at most 70 % of managed.",
      ],
      ["copilot", "hybrid", "settled", `D ${rungLabels.D}`, "41", "triage self-hosted, answers managed."],
      [
        "dossiers",
        "blocked",
        "open: also self-hosted, managed",
        `E ${rungLabels.E}`,
        "41",
        "Policy forbids third parties.",
      ],
      ["chat", "managed", "settled", `D ${rungLabels.D}`, "41", "No reason to leave it holds."],
    ]);
  });

  it("puts the reason under its workload where it has no room beside it", () => {
    const out = render([piloted, openBlocked], 80);
    expect(out).not.toContain("│ Why ");
    expect(out).toMatch(/│ ticket-summaries .*│\n│ Why: Self-hosting costs at most 70 % of managed\. +│\n├/);
  });

  it("names the step by its letter alone where words would squeeze the names", () => {
    const out = render([piloted, openBlocked], 60);
    expect(out).toMatch(/│ ticket- +│ self-hosted │/);
    expect(out).toMatch(/│ G +│ 82 +│/);
  });

  it("admits that a search ended at its budget, and shows no score where the pack weighs nothing", () => {
    const unproven = sampleWorkload({
      verdict: { ...verdict("managed", "Stay: so far."), settled: false, proven: false },
      score: { self_hosted: 50, bar: 50, known_weight: 0, signals: [] },
    });
    expect(rowsOf(render([unproven]))[1]?.slice(2, 5)).toEqual(["open (not proven)", `D ${rungLabels.D}`, "-"]);
  });

  it("becomes a few lines a workload where a window has no room for a table", () => {
    expect(render([sampleWorkload(), split, piloted, openBlocked], 50).split("\n\n")[0]).toBe(
      [
        "chat",
        "  managed, settled",
        `  Next step: D ${rungLabels.D}`,
        "  Score: 41",
        "  Why: No reason to leave it holds.",
      ].join("\n"),
    );
  });

  it("shows of very many the blocked and open ones first, and says how many it shows", () => {
    const rows = rowsOf(render(many(5_000)));
    expect(rows.slice(1, 4).map(([name]) => name)).toEqual(["w4999", "w4998", "w0"]);
    expect(render(many(5_000))).toContain(`${rows.length - 1} of 5,000 workloads`);
    expect(rowsOf(render(many(200)))).toHaveLength(201);
  });
});

describe("what stands below the table", () => {
  const below = (workload: WorkloadAssessment) => {
    const out = render([workload], 100);
    return out.slice(out.indexOf("└"));
  };

  it("is one workload in full: why, what would change it, what to watch, what to do, in this order", () => {
    const headings = below(piloted)
      .split("\n")
      .filter((line) => /^[A-Z][a-z ]+$/.test(line));
    expect(headings).toEqual([
      "Why",
      "What would change this",
      "Money a month in nine of ten cases",
      "What the money rests on",
      "Switching now would be early",
      "Waiting has a cost",
      "Next steps",
    ]);
  });

  it("gives hard constraints before reasons to move before what is missing, and leaves out what does not bind", () => {
    const why = below(piloted).split("Why\n")[1]?.split("\n\n")[0]?.split("\n");
    expect(why).toEqual([
      "  - Rules out managed: No third party may see the data. (no-third-party)",
      "  - Reason to leave managed: Self-hosting costs at most 70 % of managed. (clearly-cheaper)",
      "  - Missing for self-hosting: Nobody is on call at night. (team-on-call)",
      "  - Not known yet for self-hosting: failover",
      "  - Met for self-hosting: stable-enough",
    ]);
  });

  it("says that no reason to leave managed holds, once every one is known to fail", () => {
    const reasons = [reason("driver", "fails", "a", "A."), reason("driver", "fails", "b", "B.")];
    expect(below(sampleWorkload({ reasons }))).toContain("No reason to leave managed holds, of 2 reasons looked at");
    const open = [...reasons, reason("driver", "unknown", "c", "C.")];
    expect(below(sampleWorkload({ reasons: open }))).toContain("Could be a reason to leave managed, not known yet: c");
  });

  it("words a difference whose sign is not known as both a loss and a saving", () => {
    expect(below(piloted)).toContain("costs anything from $2,400 a month more to $24,600 less");
  });

  it("asks the most decisive questions and counts the rest, leaving out what cannot change the verdict", () => {
    const asked = below(openBlocked);
    expect(asked.match(/What is fact \d\?/g)).toEqual([0, 1, 2, 3].map((i) => `What is fact ${i}?`));
    expect(asked).toContain("  - and 2 more\n");
  });

  it("says of each slice where it goes", () => {
    expect(below(split)).toContain("triage (62.5 %): self-hosted, settled. Run it yourselves: cheap.");
  });

  it("names who goes where and what is open for several, and details only of a few unless asked", () => {
    const portfolio = render([piloted, split, openBlocked, sampleWorkload()]);
    expect(portfolio).toContain("managed (2): copilot/answers, chat");
    expect(portfolio).toContain("self-hosted (2): ticket-summaries, copilot/triage");
    expect(portfolio).toContain("not settled (1 of 4): dossiers");
    expect(portfolio).toContain("known cost today: $1,234,567 a month over 1 workload\n");
    expect(portfolio).not.toContain("Next steps");
    const four = sampleAssessment([piloted, split, openBlocked, sampleWorkload()]);
    expect(renderTerminal(four, { width: 100, color: 0, detail: true }).match(/^Next steps$/gm)).toHaveLength(4);
    expect(render([piloted, split])).toContain("Next steps");
  });

  it("says the same words with and without colour", () => {
    const assessment = sampleAssessment([piloted, split, openBlocked]);
    const coloured = renderTerminal(assessment, { width: 100, color: 3 });
    expect(coloured).toContain("\u001b[");
    expect(stripVTControlCharacters(coloured)).toBe(renderTerminal(assessment, { width: 100, color: 0 }));
  });
});
