import { describe, expect, it } from "vitest";
import { CannotEdit } from "../../../src/workloads/edit/cannot-edit.js";
import { withFacts } from "../../../src/workloads/edit/facts.js";

const edits = [{ workload: "a", fact: "traffic.stability", value: 0.85 }];

function tried(text: string): string {
  try {
    return withFacts(text, edits);
  } catch (error) {
    if (error instanceof CannotEdit) return error.reason;
    throw error;
  }
}

const head = "workloads:\n  - name: a\n";

describe("texts that nobody should write", () => {
  it.each([
    ["lists", `${head}    slices: ${"[".repeat(10_000)}`],
    ["closed lists", `${head}    x: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n`],
    ["maps", `${head}    traffic: ${"{ a: ".repeat(10_000)}`],
    ["dashes", `${head}    slices: ${"- ".repeat(10_000)}\n`],
    ["merges", `${"a: &a { <<: *a }\n"}${head}    traffic: *a\n`],
  ])("end in a reason or in an edit: 10,000 levels of %s", (_, text) => {
    const result = tried(text);
    if (/\n/.test(result)) expect(result).toContain("stability: 0.85");
    else expect(result).toMatch(/^(?:unreadable|not-kept|shared|wrong-shape)$/);
  });

  it("bombs of merges end", () => {
    const nine = (alias: string) => Array(9).fill(alias).join(", ");
    const bomb = "abcdefghij"
      .split("")
      .map((name, i, all) => `${name}: &${name} ${i === 0 ? "{ x: 1 }" : `{ <<: [${nine(`*${all[i - 1]}`)}] }`}\n`)
      .join("");
    expect(tried(`${bomb}${head}    traffic: *j\n`)).toBe("unreadable");
  });

  it("duplicate keys: the first is what is read, and what is changed", () => {
    const text = `${head}    traffic: { stability: 0.1, stability: 0.2 }\n    traffic: { stability: 0.3 }\n`;
    expect(tried(text)).toBe(text.replace("0.1", "0.85"));
  });

  it("keys that mean something to JavaScript", () => {
    const text = `${head}    __proto__: { stability: 0.1 }\n    constructor: x\n`;
    expect(tried(text)).toBe(text.replace(head, `${head}    traffic:\n      stability: 0.85\n`));
  });
});

describe("ways of writing that no line can be put into", () => {
  it("are written anew by the library, with their comments", () => {
    const text =
      "# top\nworkloads:\n  - ? name\n    : a # mine\n    ? quality\n    : # what for\n      need: frontier\n";
    const edited = tried(text);
    expect(edited).toContain("stability: 0.85");
    for (const comment of ["# top", "# mine", "# what for"]) expect(edited).toContain(comment);
    expect(tried(edited)).toBe(edited);
  });
});
