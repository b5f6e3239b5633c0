import { expect, it } from "vitest";
import { missingColumns } from "../../src/logs/formats/missing-columns.js";

const format = {
  required: ["at", "kind"],
  columns: ["at", "time", "kind", "usage.in", "usage", "app"],
  oneOf: [["at", "time"], ["usage.in", "usage"], ["usage"]],
};

it.each([
  [["at", "kind", "usage", "app"], [], []],
  [["time", "kind", "usage.in", "app"], [], ["usage"]],
  [["usage"], ["at", "kind"], ["app"]],
  [[], ["at", "kind"], ["usage.in", "usage", "app"]],
])("with the columns %j", (columns, required, others) => {
  const missing = missingColumns(format, new Set(columns));
  expect([...missing.required].sort()).toEqual([...required].sort());
  expect([...missing.others].sort()).toEqual([...others].sort());
});
