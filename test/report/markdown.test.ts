import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { flips } from "../../src/report/markdown/flips.js";
import { workload } from "../support/judge.js";
import { assessed, blocked, cases, facts, hybrid, managed, nothingKnown, ready, selfHosted } from "./markdown-cases.js";
import { headings, section, tables } from "./markdown-text.js";

const order = [
  "In short",
  "Context and Problem Statement",
  "Decision Drivers",
  "Considered Options",
  "Decision Outcome",
  "Consequences",
  "Confirmation",
  "Economics",
  "What would change this",
  "Unknowns",
  "Risks",
  "Where it stands on the ladder",
  "Pros and Cons of the Options",
  "More Information",
];

const titles = (markdown: string) => headings(markdown).map((line) => line.replace(/^#+ /, ""));
const matterOf = (markdown: string): unknown => parse(markdown.split("---\n")[1] ?? "");

describe.each(Object.entries(cases))("the record of one workload: %s", (_, assessment) => {
  const markdown = renderMarkdown(assessment);

  it("has the twelve sections in the order that a board reads them, none of them empty", () => {
    expect(titles(markdown).filter((title) => order.includes(title))).toEqual(order);
    for (const title of order) expect(section(markdown, title).trim()).not.toBe("");
  });

  it("opens with front matter that proposes and accepts nothing", () => {
    const owner = assessment.workloads[0]?.owner;
    expect(matterOf(markdown)).toEqual({
      status: "proposed",
      date: assessment.as_of,
      "decision-makers": owner === undefined ? [] : [owner],
      consulted: [],
      informed: [],
    });
  });

  it("tags every known fact with its provenance", () => {
    const [head, , ...rows] = tables(section(markdown, "Context and Problem Statement"))[0] ?? [];
    const shown = rows.map((row) => [row[1], row[3]]);
    expect(shown).toEqual(assessment.workloads[0]?.facts.map((fact) => [`\`${fact.name}\``, fact.provenance]));
    expect(head?.[3] ?? "Provenance").toBe("Provenance");
  });

  it("traces every rule with its status, place and source, folded away", () => {
    const [table] = tables(section(markdown, "More Information"));
    expect(table?.slice(2).map(([, kind, status, , at, source]) => [kind, status, at, source])).toEqual(
      assessment.workloads[0]?.reasons.map((r) => [r.kind, r.status, `\`${r.at}\``, r.source]),
    );
    expect(section(markdown, "More Information")).toMatch(/<details><summary>[^<]+<\/summary>\n\n\|/);
  });

  it("leaves no placeholder and no hole", () => {
    expect(markdown).not.toMatch(/undefined|NaN|null|\[object|TODO|TBD|Infinity/);
    expect(markdown.endsWith("\n")).toBe(true);
    expect(markdown.endsWith("\n\n")).toBe(false);
  });
});

describe("what the sections say", () => {
  it("names as chosen an option that was considered", () => {
    for (const assessment of [selfHosted, managed, hybrid, nothingKnown]) {
      const markdown = renderMarkdown(assessment);
      const chosen = /Chosen option: "(.+)", because \S/.exec(section(markdown, "Decision Outcome"))?.[1];
      const considered = tables(section(markdown, "Considered Options"))[0]?.map(([title]) => title);
      expect(considered).toContain(chosen);
    }
    expect(renderMarkdown(blocked)).toContain('Chosen option: "None yet", because ');
  });

  it("puts the stage before the evidence and the evidence before the money", () => {
    const short = section(renderMarkdown(selfHosted), "In short");
    const places = ["**Stage:**", "**How sure:**", "**Money:**"].map((word) => short.indexOf(word));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it("counts people on a line of their own and says which figure is assumed", () => {
    const economics = section(renderMarkdown(selfHosted), "Economics");
    const engineering = tables(economics)[1]?.find(([line]) => line?.startsWith("Engineering"));
    expect(engineering?.at(-1)).toBe("$15,000 ($7,500 to $30,000, assumed)");
    expect(economics).toContain("costs $11,000 to $33,500 a month less");
    expect(economics).toContain("- Assumed: 0.5 to 2");
  });

  it("does not call a table free of assumptions that shows one", () => {
    const economics = section(renderMarkdown(selfHosted), "Economics");
    expect(economics).toMatch(/\| Engineering, .*assumed\)/);
    expect(economics).not.toContain("No figure here rests on an assumption");
  });

  it("says what a range that spans zero means", () => {
    const close = assessed(workload(facts({ ...ready, "current.usd_per_month": 20_000 })));
    expect(section(renderMarkdown(close), "In short")).toContain("anything from $19,000 a month more to $3,500 less");
  });

  it("says that money is not known where a side has none", () => {
    const economics = section(renderMarkdown(managed), "Economics");
    expect(economics).toContain("The difference is not known");
    expect(tables(economics).flat().flat().join()).not.toContain("Self-hosted");
  });

  it("tells what changes only where something moves, and groups the warnings", () => {
    const moves = section(renderMarkdown(selfHosted), "Consequences");
    expect(moves).toContain("**What changes for you**");
    expect(moves).toMatch(/\*\*Switching now would be early\*\*\n\n- Prompts still change\. .*changing \(declared\)/);
    const stays = section(renderMarkdown(managed), "Consequences");
    expect(stays).not.toContain("What changes for you");
    expect(stays).toContain("Nothing moves");
  });

  it("does not call it staying where a blocked workload runs on what a constraint rules out", () => {
    const strict = { "privacy.level": "strict", "quality.open_weight_evals": "failed" };
    const breach = assessed(workload(facts({ ...strict, "current.mode": "managed" })));
    expect(section(renderMarkdown(breach), "Consequences")).toContain(
      "runs on a managed API today, which a constraint",
    );
    expect(section(renderMarkdown(blocked), "Consequences")).toContain("waits until what is missing is there");
  });

  it("tags the fact that exposes a risk", () => {
    expect(section(renderMarkdown(selfHosted), "Risks")).toContain("`team.reliability` none (declared)");
  });

  it("shows where each slice goes, and where it differs", () => {
    const markdown = renderMarkdown(hybrid);
    expect(
      tables(section(markdown, "In short"))[0]
        ?.slice(2)
        .map((row) => row.slice(0, 3)),
    ).toEqual([
      ["triage", "70 %", "self-hosted"],
      ["escalations", "30 %", "managed"],
    ]);
    const differs = tables(section(markdown, "Context and Problem Statement"))[1];
    expect(differs).toContainEqual(["escalations", "`quality.open_weight_evals`", "failed", "declared"]);
  });

  it("shows every flip with where its facts stand today, and of a list only what comes or goes", () => {
    const rendered = renderMarkdown(selfHosted);
    const rows = tables(section(rendered, "What would change this"))[0]?.slice(2) ?? [];
    expect(rows.map(([to, , distance]) => [to, distance])).toEqual(
      selfHosted.workloads[0]?.flips.map((flip) => [
        flip.to.replace("_", "-"),
        String(Number(flip.distance.toFixed(2))),
      ]),
    );
    expect(rows.map(([, change]) => change).join("\n")).toMatch(/^[^\n]*\(`[\w.]+`\): [^→\n]+ \(declared\) → /m);
    const [from, to] = [
      ["cost", "latency"],
      ["latency", "quality"],
    ];
    const change = { fact: "evidence.logs", title: "Logs", from, to, from_text: "cost, latency", to_text: "" };
    const [first] = selfHosted.workloads;
    if (!first) throw new Error("one workload goes in, one comes out");
    const shown = flips({ ...first, flips: [{ to: "managed", distance: 1, changes: [change] }] });
    expect(shown).toContain("(`evidence.logs`): without cost, with quality (today: cost, latency)");
  });

  it("does not depend on when it is rendered", () => {
    expect(renderMarkdown(hybrid)).toBe(renderMarkdown(hybrid));
  });
});

describe("the document of a portfolio", () => {
  const portfolio = assessed(
    { ...workload(facts(ready), "one"), owner: "a" },
    { ...workload(facts({}), "two"), owner: "b" },
    { ...workload(facts(ready), "three"), owner: "a" },
  );
  const markdown = renderMarkdown(portfolio);

  it("summarises first, then tells each workload one level deeper", () => {
    expect(headings(markdown).filter((line) => /^##? /.test(line))).toEqual([
      "# Where should each workload run?",
      "## Portfolio",
      "## Where should one run?",
      "## Where should two run?",
      "## Where should three run?",
    ]);
    expect(headings(markdown).filter((line) => line === "### In short")).toHaveLength(3);
    expect(headings(markdown)).toContain("#### Consequences");
    expect(tables(markdown)[0]).toHaveLength(2 + 3);
  });

  it("links each line of the summary to an anchor that exists", () => {
    const links = [...markdown.matchAll(/\]\(#([\w-]+)\)/g)].map((match) => match[1]);
    expect(links).toHaveLength(3);
    for (const link of links) expect(markdown).toContain(`<a id="${link}"></a>`);
  });

  it("names each owner once, and a pool that two could share", () => {
    expect(matterOf(markdown)).toMatchObject({ "decision-makers": ["a", "b"] });
    expect(section(markdown, "Portfolio")).toContain("One pool of llama-3.1-8b could serve one, three.");
  });
});
