import { expect, it } from "vitest";
import { referencesOf } from "../../../src/logs/column-map/reference.js";

const spelled = (name: string) => referencesOf(name).map(({ column, keys }) => [column, ...keys].join(" > "));

it.each([
  ["model", ["model"]],
  ["usage.in", ["usage.in", "usage > in"]],
  ["a.b.c", ["a.b.c", "a.b > c", "a > b > c", "a > b.c"]],
  ["a.b.c.d", ["a.b.c.d", "a.b.c > d", "a.b > c > d", "a.b > c.d", "a > b > c > d", "a > b > c.d", "a > b.c.d"]],
  ["a..b", ["a..b"]],
  [".", ["."]],
])("%s can be read in the order %j", (name, ways) => {
  expect(spelled(name)).toEqual(ways);
});
