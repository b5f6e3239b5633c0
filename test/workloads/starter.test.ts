import { describe, expect, it } from "vitest";
import { registry } from "../../src/facts/registry/registry.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { starterFile } from "../../src/workloads/starter.js";

const read = (text: string) => readPortfolio([{ file: "workloads.yaml", text }]);

/** Takes the comment mark off every line that states something, as somebody filling the file in would. */
const filledIn = starterFile().replace(/^( *)# (?=[a-z0-9_]+:(?: |$)| {2}- \{)/gm, "$1");

describe("the starter file", () => {
  it("names the schema for editors in its first line", () => {
    expect(starterFile().split("\n")[0]).toBe("# yaml-language-server: $schema=./workloads.schema.json");
  });

  it("reads as one workload of which nothing is known", () => {
    const { portfolio, diagnostics } = read(starterFile());
    expect(diagnostics).toEqual([]);
    expect(portfolio?.workloads.map(({ name, stated, slices }) => [name, stated.size, slices.length])).toEqual([
      ["example", 0, 0],
    ]);
  });

  it("asks for every fact, and states all of them once the comments are taken off", () => {
    const { portfolio, diagnostics } = read(filledIn);
    expect(diagnostics).toEqual([]);
    const [workload] = portfolio?.workloads ?? [];
    expect([...(workload?.stated.keys() ?? [])].sort()).toEqual(registry.map(({ name }) => name).sort());
    expect(workload?.owner).toBe("support-platform");
    expect(workload?.slices.map(({ share }) => share)).toEqual([0.7, 0.3]);
    expect(workload?.stated.get("traffic.stability")?.provenance).toBe("measured");
    for (const { question } of registry) expect(starterFile()).toContain(`# ${question}\n`);
  });
});
