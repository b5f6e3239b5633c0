import type { FactSpec } from "../facts/fact.js";
import { registry } from "../facts/registry/registry.js";

/** What may stand at one key: a fact, or a group of facts under a common first name. */
export type Field = { kind: "fact"; spec: FactSpec } | { kind: "group"; name: string; fields: Fields };

export type Fields = ReadonlyMap<string, Field>;

function nest(specs: readonly FactSpec[]): Fields {
  const fields = new Map<string, Field>();
  const groups = new Map<string, Map<string, Field>>();
  for (const spec of specs) {
    const [first = "", second] = spec.name.split(".");
    if (second === undefined) {
      fields.set(first, { kind: "fact", spec });
      continue;
    }
    const group = groups.get(first) ?? new Map<string, Field>();
    if (!groups.has(first)) fields.set(first, { kind: "group", name: first, fields: group });
    groups.set(first, group.set(second, { kind: "fact", spec }));
  }
  return fields;
}

/** Facts as the nested keys of a workload: `traffic.stability` stands at `traffic: { stability }`. */
export const factFields: Fields = nest(registry);

const factNames = registry.map((spec) => spec.name);

/** Keys of the file itself. `$schema` is for editors of JSON files. */
export const fileKeys = ["version", "team", "workloads", "$schema"] as const;

/** Keys of a workload that are no facts. */
export const workloadKeys = ["name", "owner", "provenance", "slices"] as const;

/** Keys of a slice that are no facts. */
export const sliceKeys = ["name", "share", "provenance"] as const;

export const provenances = ["measured", "declared", "assumed"] as const;

/** Where a file may say that a value comes from; what it says nothing of is declared. */
export type GivenProvenance = (typeof provenances)[number];

/** Where else a key may stand, in words: for a key that is right but in the wrong place. */
function homesOfKeys(): ReadonlyMap<string, readonly string[]> {
  const homes = new Map<string, string[]>();
  const add = (key: string, home: string) => homes.set(key, [...(homes.get(key) ?? []), home]);
  for (const key of ["version", "workloads"]) add(key, "the top of the file");
  for (const key of workloadKeys) add(key, "a workload");
  add("share", "a slice");
  for (const [key, field] of factFields) {
    add(key, "a workload");
    if (field.kind === "group") for (const inner of field.fields.keys()) add(inner, `\`${key}\``);
  }
  return homes;
}

const homes = homesOfKeys();

/** Arguments of the message about a key that is unknown where it stands. */
export function unknownKey(key: string, where: string, keys: readonly string[]) {
  return { key, where, keys, belongs_to: homes.get(key) ?? [], elsewhere: factNames };
}
