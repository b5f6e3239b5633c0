import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Mode } from "../../src/rules/pack.js";
import { bitOf, modesOf } from "../../src/verdict/modes.js";
import { joinModes, joinPossible } from "../../src/verdict/slices.js";

const mode = fc.constantFrom<Mode>("managed", "self_hosted", "blocked");
const slicesOfModes = fc.array(fc.uniqueArray(mode, { minLength: 1 }), { minLength: 2, maxLength: 4 });

describe("a workload of slices", () => {
  it("is hybrid as soon as two slices differ", () => {
    expect(joinModes(["managed", "managed"])).toBe("managed");
    expect(joinModes(["managed", "self_hosted"])).toBe("hybrid");
    expect(joinModes(["managed", "blocked"])).toBe("hybrid");
  });

  it("may become exactly what some choice of a mode for each slice makes it", () => {
    fc.assert(
      fc.property(slicesOfModes, (slices) => {
        const choices = slices.reduce<Mode[][]>((all, modes) => all.flatMap((c) => modes.map((m) => [...c, m])), [[]]);
        const sets = slices.map((modes) => modes.reduce((set, m) => set | bitOf(m), 0));
        expect(new Set(modesOf(joinPossible(sets)))).toEqual(new Set(choices.map(joinModes)));
      }),
    );
  });
});
