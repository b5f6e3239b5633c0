import { expect, it } from "vitest";
import { keyLines } from "../../src/workloads/key-lines.js";

const text = `{
\t"prices": [
\t\t{ "gpu": "a", "note": "two\\nlines" },
\t\t{
\t\t\t"gpu": "b"
\t\t}
\t]
}
`;

it.each<[readonly PropertyKey[], number]>([
  [["prices", 0, "note"], 3],
  [["prices", 1, "gpu"], 5],
  [["prices", 1, "usd"], 4],
  [["prices", 7], 2],
  [["gpus"], 1],
  [[], 1],
])("%j stands, or is missing, on line %i", (path, line) => {
  expect(keyLines(text)(path)).toBe(line);
});
