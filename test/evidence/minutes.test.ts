import fc from "fast-check";
import { expect, it } from "vitest";
import { inOrder, type Minutes, MinutesByWorkload } from "../../src/evidence/minutes.js";
import { runs } from "../support/runs.js";

const minute = fc.record({
  workload: fc.constantFrom("a", "b"),
  minute: fc.integer({ min: 29_000_000, max: 29_000_020 }),
  requests: fc.integer({ min: 1, max: 9 }),
  tokens: fc.nat(1000),
});

it("gathered by workload and put in order, each minute stands once with all that came in it, however they are cut into parts", () => {
  fc.assert(
    fc.property(fc.array(minute), fc.array(minute), (some, others) => {
      const [first, second] = [some, others].map((each) => {
        const gathered = new MinutesByWorkload();
        for (const { workload, minute, requests, tokens } of each) gathered.add(workload, minute, requests, tokens);
        return gathered.parts;
      });
      for (const workload of ["a", "b"]) {
        const own = [...some, ...others].filter((each) => each.workload === workload);
        const sum = (at: number, name: "requests" | "tokens") =>
          own.filter(({ minute }) => minute === at).reduce((total, each) => total + each[name], 0);
        const minutes = [...new Set(own.map(({ minute }) => minute))].toSorted((a, b) => a - b);
        const expected: Minutes = {
          minute: minutes,
          requests: minutes.map((at) => sum(at, "requests")),
          tokens: minutes.map((at) => sum(at, "tokens")),
        };
        const parts = [...(first ?? []), ...(second ?? [])].filter((part) => part.workload === workload);
        expect(inOrder(parts)).toMatchObject(expected);
        expect(inOrder([inOrder(parts)])).toMatchObject(expected);
      }
    }),
    { numRuns: runs(300) },
  );
});
