import type { FactSpec, FactType } from "../facts/fact.js";
import type { PackText, Path } from "./pack-text.js";

const expectations: Readonly<Record<FactType["kind"], string>> = {
  quantity: 'a comparison with a number and its unit, as in ">= 0.65" or "< 500ms"',
  choice: "one of its values, or a list of them",
  flag: "true or false",
  tags: "contains or contains_any with words, as in { contains: failover }",
  text: "a word, or a list of words",
};

/** Notes that what stands at the path is no test for the fact, and what would be one. */
export function misfit(text: PackText, path: Path, { name, type }: FactSpec, expected?: string): undefined {
  text.add("test-does-not-fit", path, { fact: name, expected: expected ?? expectations[type.kind] });
}
