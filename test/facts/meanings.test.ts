import { describe, expect, it } from "vitest";
import { derived } from "../../src/facts/registry/derived.js";
import { meaningOf } from "../../src/facts/registry/meanings.js";
import { registry } from "../../src/facts/registry/registry.js";

const closed = [...registry, ...derived].flatMap(({ name, type }) =>
  type.kind === "choice" || (type.kind === "tags" && type.values) ? [{ name, values: type.values ?? [] }] : [],
);

const values = closed.flatMap(({ name, values }) => values.map((value) => ({ name, value })));

describe("what values mean", () => {
  it.each(values)("$name: $value is told in a few words", ({ name, value }) => {
    const meaning = meaningOf(name, value) ?? "";
    expect(meaning).not.toBe("");
    expect(meaning.length).toBeLessThanOrEqual(60);
    expect(meaning).toMatch(/^[\x20-\x7e]*[^.\s]$/);
  });

  it.each(closed)("the values of $name are told apart", ({ name, values }) => {
    expect(new Set(values.map((value) => meaningOf(name, value))).size).toBe(values.length);
  });

  it("has no meaning for what does not exist, nor one more than there are values", () => {
    expect(meaningOf("privacy.level", "secret")).toBeUndefined();
    expect(meaningOf("task", "summarization")).toBeUndefined();
    expect(meaningOf("privacy.level", "constructor")).toBeUndefined();
    expect(meaningOf("__proto__", "toString")).toBeUndefined();
    const all = new Set(values.map(({ value }) => value));
    const told = closed.flatMap(({ name, values }) =>
      [...all].filter((value) => meaningOf(name, value) !== undefined && !values.includes(value)),
    );
    expect(told).toEqual([]);
  });
});
