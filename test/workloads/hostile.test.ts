import { describe, expect, it, vi } from "vitest";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { maxFindings, maxValues } from "../../src/workloads/limits.js";
import { readPortfolio } from "../../src/workloads/read.js";
import { places } from "./places.js";

// some of these files are many megabytes; what counts is that reading them ends
vi.setConfig({ testTimeout: 60_000 });

const head = "workloads:\n  - name: a\n";

function problemsOf(text: string): string[] {
  const { portfolio, diagnostics } = readPortfolio([{ file: "hostile.yaml", text }]);
  if (diagnostics.some(({ severity }) => severity === "error")) expect(portfolio).toBeUndefined();
  // whatever the file holds, the message can be printed
  expect(renderDiagnostics(diagnostics)).not.toMatch(/[^\P{Cc}\n]/u);
  return places(diagnostics);
}

/** A chain of anchors, each listing the one before nine times. */
function bomb(first: string, next: (alias: string) => string): string {
  const names = "abcdefghij".split("");
  return names.map((name, i) => `${name}: &${name} ${i === 0 ? first : next(`*${names[i - 1]}`)}\n`).join("");
}

const nine = (alias: string) => Array(9).fill(alias).join(", ");

describe("hostile files end in a diagnostic", () => {
  it("bombs of aliases in lists", () => {
    const problems = problemsOf(`${bomb("[x]", (alias) => `[${nine(alias)}]`)}workloads: *j\n`);
    expect(problems.filter((problem) => problem.endsWith("expected-map")).length).toBeGreaterThan(0);
  });

  it("bombs of merges", () => {
    expect(problemsOf(`${bomb("{ x: 1 }", (alias) => `{ <<: [${nine(alias)}] }`)}workloads: [*j]\n`)).toEqual([
      "- file-too-many-values",
    ]);
  });

  it("one large list under many aliases", () => {
    const regions = Array.from({ length: 20_000 }, (_, i) => `r${i}`).join(", ");
    const items = Array.from({ length: 200 }, (_, i) => `  - { name: w${i}, privacy: *p }\n`).join("");
    const first = `  - { name: w, privacy: &p { residency: [${regions}] } }\n`;
    expect(problemsOf(`workloads:\n${first}${items}`)).toEqual(["- file-too-many-values"]);
  });

  it("merges that contain themselves, and endless chains of merges", () => {
    expect(problemsOf("workloads:\n  - &a { <<: *a, name: a }\n")).toEqual(["2:14 anchor-cycle"]);
    expect(problemsOf("workloads: &w\n  - { <<: *w, name: a }\n")).toEqual(["2:5 anchor-cycle"]);
    const chain = Array.from({ length: 200 }, (_, i) => `  - &m${i + 1} { <<: *m${i}, name: n${i} }\n`).join("");
    expect(problemsOf(`workloads:\n  - &m0 { name: n }\n${chain}`)).toContain("3:15 syntax-too-deep");
  });

  it.each([
    ["lists", "[".repeat(100_000)],
    ["closed lists", "[".repeat(100_000) + "]".repeat(100_000)],
    ["maps", "{ a: ".repeat(100_000)],
    ["dashes", "- ".repeat(100_000)],
    ["colons", ": ".repeat(100_000)],
    ["question marks", "? ".repeat(100_000)],
  ])("100,000 levels of %s", (_, text) => {
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((problem) => /syntax-/.test(problem))).toBe(true);
  });

  it("100,000 levels inside one workload", () => {
    expect(problemsOf(`${head}    traffic: ${"[".repeat(100_000)}\n  - name: b\n    scope: wide\n`)).toEqual([
      expect.stringMatching(/^3:\d+ syntax-too-deep$/),
      "5:12 unknown-choice",
    ]);
  });

  it("100,000 levels of indentation, as far as a file can hold them", () => {
    const levels = Array.from({ length: 3_000 }, (_, i) => `${" ".repeat(i)}a:\n`).join("");
    expect(problemsOf(levels).at(-1)).toMatch(/syntax-too-deep$/);
  });

  it.each([
    ["name", `workloads:\n  - name: ${"x".repeat(10_000_000)}\n`, "2:11 text-too-long"],
    ["quantity", `${head}    traffic: { stability: 1${"_".repeat(10_000_000)}x }\n`, "3:27 not-a-quantity"],
    ["choice", `${head}    scope: "${"broad".repeat(2_000_000)}"\n`, "3:12 unknown-choice"],
    ["key", `${head}    traffic: { ? ${"x".repeat(10_000_000)} }\n`, "3:18 unknown-key"],
  ])("10 MB in a single %s", (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it("more values than memory holds", () => {
    expect(problemsOf("[],".repeat(maxValues))).toEqual(["- file-too-many-values"]);
    expect(problemsOf(`workloads:\n${"  - name: a\n".repeat(maxValues)}`)).toEqual(["- file-too-many-values"]);
  });

  it("more problems than anybody reads", () => {
    const text = `${head}${Array.from({ length: maxFindings + 5 }, (_, i) => `    k${i}: 1\n`).join("")}`;
    const { diagnostics } = readPortfolio([{ file: "w", text }]);
    expect(diagnostics).toHaveLength(maxFindings + 1);
    expect(diagnostics.at(-1)).toMatchObject({ code: "too-many-problems", args: { left: 5 } });
  });

  it.each([
    ["NUL", `${head}\0`, "3:1 control-character"],
    ["an escape sequence", `${head}    owner: \u001b[31mred\n`, "3:12 control-character"],
    ["DEL", `workloads:\n  - name: a\u007f\n`, "2:12 control-character"],
  ])("%s", (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it.each([
    ["nothing", ""],
    ["blank lines", "\n\n \n"],
    ["a comment", "# later\n"],
    ["a byte order mark", "\ufeff"],
    ["a document mark", "---\n"],
  ])("a file with %s", (_, text) => {
    expect(problemsOf(text)).toEqual(["- file-empty"]);
  });

  it("keys that mean something to JavaScript", () => {
    problemsOf("__proto__: { polluted: true }\nworkloads:\n  - name: a\n    __proto__: { polluted: true }\n");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});

describe("names that mean something to JavaScript", () => {
  it("are names like others", () => {
    const text = ["__proto__", "constructor", "toString"].map((name) => `  - name: ${name}\n`).join("");
    expect(problemsOf(`workloads:\n${text}`)).toEqual([]);
  });
});
