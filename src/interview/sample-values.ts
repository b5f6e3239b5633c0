import type { FactSpec, FactType, FactValue } from "../facts/fact.js";
import { parseQuantity } from "../facts/quantity.js";

/** How far from the registry's example numbers are tried. */
const factors = [0.1, 0.3, 1, 3, 10];

/** Values of a fact to try out: every word that it knows, and numbers around the registry's example. */
export function sampleValues({ type, example }: Pick<FactSpec, "type" | "example">): readonly FactValue[] {
  switch (type.kind) {
    case "choice":
      return type.values;
    case "flag":
      return [true, false];
    case "text":
      return type.known ?? [];
    case "tags":
      return [[], ...(type.values ?? type.known ?? []).map((word) => [word])];
    case "quantity":
      return numbersAround(type, example);
  }
}

function numbersAround(type: FactType & { kind: "quantity" }, example: string): number[] {
  const value = parseQuantity(example, type.unit);
  if (typeof value !== "number") return [];
  const around = factors.map((factor) => {
    const number = Math.min(type.max, Math.max(type.min, value * factor));
    return type.integer ? Math.round(number) : number;
  });
  return [...new Set(around)];
}
