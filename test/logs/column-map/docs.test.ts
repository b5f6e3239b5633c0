import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readColumnMap } from "../../../src/logs/column-map/read-column-map.js";
import { fields, topKeys } from "../../../src/logs/column-map/read-keys.js";
import { mostDots } from "../../../src/logs/column-map/reference.js";

const text = readFileSync("docs/column-maps.md", "utf8");

it("the example is a map without problems", () => {
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
  const { map, diagnostics } = readColumnMap({ file: "map.yaml", text: example });
  expect(diagnostics).toEqual([]);
  expect(map?.keys.size).toBe(2);
});

it("the reference tells of every key", () => {
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  const told = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, key]) => key));
  expect([...told].sort()).toEqual([...fields, ...topKeys.filter((key) => key !== "columns")].sort());
  expect(text).toContain(`at most ${mostDots} dots`);
});
