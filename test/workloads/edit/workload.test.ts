import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CannotEdit } from "../../../src/workloads/edit/cannot-edit.js";
import { withFacts } from "../../../src/workloads/edit/facts.js";
import { withWorkload, withWorkloads } from "../../../src/workloads/edit/workload.js";
import { readPortfolio } from "../../../src/workloads/read.js";
import { starterFile } from "../../../src/workloads/starter.js";
import { runs } from "../../support/runs.js";
import { randomFile } from "./arbitraries.js";

function reasonOf(text: string | undefined, name: string, owner?: string): string {
  try {
    withWorkload(text, name, owner);
  } catch (error) {
    if (error instanceof CannotEdit) return error.reason;
    throw error;
  }
  return "added";
}

const fresh = "version: 1\nworkloads:\n  - name: a\n";

describe("a workload is added at the end of the list", () => {
  it.each<[why: string, before: string | undefined, after: string]>([
    ["of a new file", undefined, fresh],
    ["of an empty file", "", fresh],
    ["below comments", "# mine", `# mine\n${fresh}`],
    ["below the mark of a document", "\ufeff---\r\n", `\ufeff---\r\n${fresh.replaceAll("\n", "\r\n")}`],
    [
      "behind the last",
      "workloads:\n- name: b\n  scope: narrow # x\n",
      "workloads:\n- name: b\n  scope: narrow # x\n- name: a\n",
    ],
    [
      "before a key that follows",
      "workloads:\n  - name: b\n\nteam: {}\n",
      "workloads:\n  - name: b\n  - name: a\n\nteam: {}\n",
    ],
    ["without a last line break", "workloads:\n  - name: b", "workloads:\n  - name: b\n  - name: a"],
    [
      "apart where the others are",
      "workloads:\n  - name: b\n\n  - name: c\n",
      "workloads:\n  - name: b\n\n  - name: c\n\n  - name: a\n",
    ],
    ["that is missing", "version: 1 # x\n", "version: 1 # x\nworkloads:\n  - name: a\n"],
    ["without items", "workloads: # x\n", "workloads: # x\n  - name: a\n"],
    ["in brackets without items", "workloads: [] # x\n", "workloads: # x\n  - name: a\n"],
    ["in brackets", "workloads: [ { name: b } ]\n", "workloads: [ { name: b }, { name: a } ]\n"],
    ["of JSON", '{"workloads":[{"name":"b"}]}', '{"workloads":[{"name":"b"},{"name":"a"}]}'],
    [
      "of indented JSON",
      '{\n  "workloads": [\n    { "name": "b" }\n  ]\n}\n',
      '{\n  "workloads": [\n    { "name": "b" },\n    { "name": "a" }\n  ]\n}\n',
    ],
    ["that JSON has not yet", '{ "version": 1 }', '{ "version": 1, "workloads": [{ "name": "a" }] }'],
    ["that is null in JSON", '{ "workloads": null }', '{ "workloads": [{ "name": "a" }] }'],
  ])("%s", (_, before, after) => {
    expect(withWorkload(before, "a")).toBe(after);
  });

  it("with its owner", () => {
    expect(withWorkload("workloads:\n  - name: b\n", "a", "true")).toBe(
      'workloads:\n  - name: b\n  - name: a\n    owner: "true"\n',
    );
    expect(withWorkload('{"workloads": [{ "name": "b" }]}', "a", "x")).toBe(
      '{"workloads": [{ "name": "b" }, { "name": "a", "owner": "x" }]}',
    );
  });

  it("below what the starter file explains of its example", () => {
    expect(withWorkload(starterFile(), "a")).toBe(`${starterFile()}  - name: a\n`);
  });

  it.each(["true", "it's", 'say "hi"', "a: b", "#1", "模型 🤖", "1.5", "- x", "[x]", "__proto__"])(
    "named %j",
    (name) => {
      const text = withWorkload(withWorkload(undefined, name), "other");
      const answered = withFacts(text, [{ workload: name, fact: "scope", value: "narrow" }]);
      const { portfolio } = readPortfolio([{ file: "w", text: answered }]);
      expect(portfolio?.workloads.map((workload) => workload.name)).toEqual([name, "other"]);
      expect(portfolio?.workloads[0]?.stated.get("scope")?.value).toBe("narrow");
    },
  );

  it("of any file, which reads as before", () => {
    fc.assert(
      fc.property(randomFile, ({ text }) => {
        const read = (file: string) =>
          readPortfolio([{ file: "w", text: file }]).portfolio?.workloads.map(({ name, stated, slices }) => ({
            name,
            stated: [...stated].map(([fact, { value }]) => [fact, value]),
            slices: slices.length,
          }));
        const name = "a new one, quite long";
        const after = withWorkload(text, name);
        expect(read(after)).toEqual([...(read(text) ?? []), { name, stated: [], slices: 0 }]);
        const start = text.trimEnd();
        if (!start.endsWith("}")) expect(after.startsWith(start)).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe("several workloads are added at once", () => {
  const added = [{ name: "a", owner: "x" }, { name: "true" }];

  it.each<[why: string, before: string | undefined, after: string]>([
    ["to a new file", undefined, 'version: 1\nworkloads:\n  - name: a\n    owner: x\n  - name: "true"\n'],
    [
      "apart where the others are",
      "workloads:\n- name: b\n\n- name: c\n# end\n",
      'workloads:\n- name: b\n\n- name: c\n\n- name: a\n  owner: x\n\n- name: "true"\n# end\n',
    ],
    ["to an empty list", "workloads: []\n", 'workloads:\n  - name: a\n    owner: x\n  - name: "true"\n'],
    [
      "in brackets",
      "workloads: [{ name: b }]\n",
      'workloads: [{ name: b }, { name: a, owner: x }, { name: "true" }]\n',
    ],
    ["to JSON that has none", '{"version":1}', '{"version":1,"workloads":[{"name":"a","owner":"x"},{"name":"true"}]}'],
    [
      "to JSON on lines",
      '{\n  "workloads": [\n    { "name": "b" }\n  ]\n}\n',
      '{\n  "workloads": [\n    { "name": "b" },\n    { "name": "a", "owner": "x" },\n    { "name": "true" }\n  ]\n}\n',
    ],
  ])("%s", (_, before, after) => {
    expect(withWorkloads(before, added)).toBe(after);
  });

  it("as one after the other would be", () => {
    fc.assert(
      fc.property(randomFile, ({ text }) => {
        const inTurn = withWorkload(withWorkload(text, "the first new one", "x"), "the second new one");
        const names = (file: string) => readPortfolio([{ file: "w", text: file }]).portfolio?.workloads;
        const plain = (file: string) => names(file)?.map(({ name, owner }) => [name, owner]);
        const atOnce = withWorkloads(text, [{ name: "the first new one", owner: "x" }, { name: "the second new one" }]);
        expect(plain(atOnce)).toEqual(plain(inTurn));
      }),
      { numRuns: runs(30) },
    );
  });

  it.each<[reason: string, names: string[]]>([
    ["name-taken", ["c", "b"]],
    ["name-taken", ["c", "c"]],
    ["unfit-value", ["c", "two\nlines"]],
  ])("or none of them: %s", (reason, names) => {
    const add = () =>
      withWorkloads(
        "workloads:\n  - name: b\n",
        names.map((name) => ({ name })),
      );
    expect(add).toThrow(new CannotEdit(reason as "name-taken", { workload: names[1] ?? "" }));
  });

  it("none leaves the text as it is", () => {
    expect(withWorkloads("workloads: [", [])).toBe("workloads: [");
  });
});

describe("a workload that cannot be added", () => {
  it.each<[reason: string, text: string | undefined, name: string]>([
    ["name-taken", "workloads:\n  - name: a\n", "a"],
    ["unreadable", "workloads: [", "a"],
    ["unreadable", "- a\n", "a"],
    ["unreadable", "[".repeat(10_000), "a"],
    ["wrong-shape", "workloads: many\n", "a"],
    ["wrong-shape", "workloads:\n  a: {}\n", "a"],
    ["unfit-value", undefined, ""],
    ["unfit-value", undefined, "two\nlines"],
    ["unfit-value", "workloads:\n  - name: b\n", "\u202ea"],
    ["unfit-value", "workloads:\n  - name: b\n", "x".repeat(300)],
  ])("%s: %j", (reason, text, name) => {
    expect(reasonOf(text, name)).toBe(reason);
  });
});
