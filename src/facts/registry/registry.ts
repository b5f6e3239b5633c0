import type { FactSpec } from "../fact.js";
import { needs } from "./needs.js";
import { product } from "./product.js";
import { sides } from "./sides.js";
import { team } from "./team.js";
import { traffic } from "./traffic.js";

/** Every fact that a workload file can state, in the order of the file and of the questions. */
export const registry: readonly FactSpec[] = [...product, ...traffic, ...needs, ...sides, ...team];

const byName: ReadonlyMap<string, FactSpec> = new Map(registry.map((spec) => [spec.name, spec]));

/** The spec of a stated fact, or undefined where there is none of that name. */
export function findSpec(name: string): FactSpec | undefined {
  return byName.get(name);
}
