import fc from "fast-check";
import type { FactSpec, FactValue } from "../../src/facts/fact.js";
import { registry } from "../../src/facts/registry/registry.js";
import { sampleValues } from "../../src/interview/sample-values.js";

/** What a person says to a question. */
export type Reply = { kind: "value"; value: FactValue } | { kind: "unknown" } | { kind: "skip" };

/** What a person would say to every question there is. */
export type Replies = ReadonlyMap<string, Reply>;

/** Values of a fact: those that lie around the registry's example, and any other that its type allows. */
function valuesOf(spec: FactSpec): fc.Arbitrary<FactValue> {
  const { type } = spec;
  const near = fc.constantFrom<FactValue>(...sampleValues(spec), ...(type.kind === "text" ? ["something else"] : []));
  switch (type.kind) {
    case "quantity": {
      const whole = fc.double({ min: type.min, max: type.max, noNaN: true });
      const low = fc.double({ min: type.min, max: Math.min(type.max, type.min + 1_000), noNaN: true });
      return fc.oneof(
        near,
        fc.oneof(whole, low).map((n) => (type.integer ? Math.round(n) : n)),
      );
    }
    case "tags":
      return fc.oneof(near, fc.subarray([...(type.values ?? type.known ?? [])]));
    default:
      return near;
  }
}

const value = (of: FactValue): Reply => ({ kind: "value", value: of });

/** A person who knows much or little, and puts off a few questions. */
export const replies: fc.Arbitrary<Replies> = fc.integer({ min: 0, max: 10 }).chain((knows) =>
  fc
    .tuple(
      ...registry.map((spec) => {
        const known = valuesOf(spec);
        return fc
          .oneof(
            { weight: knows * 3, arbitrary: known.map(value) },
            { weight: 2, arbitrary: fc.constant<Reply>({ kind: "unknown" }) },
            { weight: 1, arbitrary: fc.constant<Reply>({ kind: "skip" }) },
          )
          .map((reply): [string, Reply] => [spec.name, reply]);
      }),
    )
    .map((entries) => new Map(entries)),
);

/** A person who knows everything. */
export const allKnown: fc.Arbitrary<Replies> = fc
  .tuple(...registry.map((spec) => valuesOf(spec).map((known): [string, Reply] => [spec.name, value(known)])))
  .map((entries) => new Map(entries));
