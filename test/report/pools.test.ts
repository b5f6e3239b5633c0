import { Chalk } from "chalk";
import { describe, expect, it } from "vitest";
import type { SharedPool } from "../../src/assessment/schema.js";
import { portfolio } from "../../src/report/markdown/portfolio.js";
import { portfolioLines } from "../../src/report/terminal/portfolio.js";
import { columnsOf } from "../../src/text/wrap.js";
import { piloted, sampleAssessment, sampleWorkload } from "./sample.js";

const at = (usd: number) => ({ low: usd * 0.8, expected: usd, high: usd * 1.5 });

const pool: SharedPool = {
  model: "qwen3-14b",
  members: [{ workload: "tickets" }, { workload: "copilot", slice: "rewriting" }],
  would_join: [{ workload: "drafts" }],
  because: "The same open-weight model.",
  cost: {
    members: [{ workload: "tickets" }, { workload: "copilot", slice: "rewriting" }],
    gpu: "h100-80gb",
    gpus_per_replica: 1,
    precision: "fp8",
    usd_per_month: at(20_000),
    separate_usd_per_month: at(30_000),
    managed_usd_per_month: { as_is: at(50_000), best_open: null },
    joining_usd_per_month: null,
    gpus: { low: 4, high: 6 },
    separate_gpus: 9,
    utilisation: { low: 0.25, high: 0.41 },
    assumed: ["peaks are not measured"],
  },
};

function reported(...pools: SharedPool[]) {
  const assessment = sampleAssessment([piloted, sampleWorkload()]);
  return { ...assessment, portfolio: { ...assessment.portfolio, pools } };
}
const told = (width: number, ...pools: SharedPool[]) =>
  portfolioLines(reported(...pools), width, new Chalk({ level: 0 }));

describe("pools in markdown", () => {
  it("are a row each, with what they rest on below", () => {
    const markdown = portfolio(reported(pool));
    expect(markdown).toContain("One pool of qwen3-14b could serve tickets, copilot/rewriting; drafts would join.");
    const row = markdown.split("\n").find((line) => line.startsWith("| qwen3-14b |"));
    expect(row?.split("|").map((cell) => cell.trim())).toEqual([
      "",
      "qwen3-14b",
      "$20,000 ($16,000 to $30,000)",
      "$30,000 ($24,000 to $45,000)",
      "$50,000 ($40,000 to $75,000)",
      "not known",
      "4 to 6 × h100-80gb, fp8; apart 9",
      "25 % to 41 %",
      "",
    ]);
    expect(markdown).toContain("- qwen3-14b: the traffic of tickets, copilot/rewriting\n");
    expect(markdown).toContain("- qwen3-14b: peaks are not measured\n");
  });

  it("have no table where none is priced", () => {
    const markdown = portfolio(reported({ ...pool, cost: null }));
    expect(markdown).toContain("One pool of qwen3-14b could serve");
    expect(markdown).not.toContain("| Pool |");
  });

  it("of those alone that would join say so", () => {
    expect(portfolio(reported({ ...pool, members: [] }))).toContain(
      "One pool of qwen3-14b could be built; drafts would join.",
    );
  });

  it("cannot be broken by names", () => {
    const markdown = portfolio(reported({ ...pool, model: "a|b<c>", would_join: [{ workload: "*x*|[y](z)" }] }));
    const row = markdown.split("\n").find((line) => line.startsWith("| a&#124;b&lt;c&gt; |"));
    expect(row?.split("|")).toHaveLength(9);
    expect(markdown).not.toContain("[y](z)");
  });
});

describe("pools in the terminal", () => {
  it("are told with their cost, and of how many", () => {
    const text = told(200, pool);
    expect(text).toContain("could share a pool of qwen3-14b: tickets, copilot/rewriting, drafts (would join)\n");
    expect(text).toContain(
      "    2 of 3 of them: $20,000 a month ($16,000 to $30,000) on 4 to 6 × h100-80gb; apart $30,000 on 9 GPUs\n",
    );
  });

  it("name the managed cost only where all of it is known", () => {
    const cost = pool.cost && {
      ...pool.cost,
      members: [...pool.members, ...pool.would_join],
      managed_usd_per_month: { as_is: at(50_000), best_open: at(40_000) },
    };
    const text = told(200, { ...pool, cost });
    expect(text).toContain("    $20,000 a month");
    expect(text).toContain("apart $30,000 on 9 GPUs; managed $40,000\n");
    expect(told(200, pool)).not.toContain("; managed");
    expect(told(200, { ...pool, cost: null })).not.toContain("apart");
  });

  it("keep to the width", () => {
    for (const width of [40, 60, 100]) {
      for (const line of told(width, pool).split("\n")) expect(columnsOf(line)).toBeLessThanOrEqual(width);
    }
  });
});

describe("a pool that costs more than its members apart", () => {
  const cost = pool.cost && { ...pool.cost, usd_per_month: at(32_000) };

  it("is said to, beside the figures", () => {
    expect(told(400, { ...pool, cost })).toContain("apart $30,000 on 9 GPUs, so that a pool of all of them costs more");
    expect(portfolio(reported({ ...pool, cost }))).toContain(
      "A pool of all of them costs more than each apart: $32,000 a month against $30,000.",
    );
  });

  it("is no other one", () => {
    expect(told(400, pool)).not.toContain("costs more");
    expect(portfolio(reported(pool))).not.toContain("costs more");
  });
});
