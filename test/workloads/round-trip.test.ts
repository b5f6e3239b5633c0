import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readPortfolio } from "../../src/workloads/read.js";
import type { Stated } from "../../src/workloads/workload.js";
import { places } from "./places.js";
import { fileOf, portfolio, valuesOf } from "./portfolios.js";

type Writer = (file: object) => string;

const writers: Record<string, Writer> = {
  "block YAML": (file) => stringify(file),
  "wide, flat YAML": (file) => stringify(file, { indent: 4, indentSeq: false, lineWidth: 0, nullStr: "~" }),
  "flow YAML": (file) => stringify(file, { collectionStyle: "flow" }),
  "quoted YAML": (file) => stringify(file, { defaultStringType: "QUOTE_SINGLE", defaultKeyType: "QUOTE_DOUBLE" }),
  JSON: (file) => JSON.stringify(file),
  "indented JSON": (file) => JSON.stringify(file, null, "\t"),
};

const plain = (stated: ReadonlyMap<string, Stated>) =>
  Object.fromEntries([...stated].map(([name, { value }]) => [name, value]));

describe("what was written is what is read", () => {
  it.each(Object.entries(writers))("%s", (_, write) => {
    fc.assert(
      fc.property(portfolio, (workloads) => {
        const { portfolio: read, diagnostics } = readPortfolio([{ file: "w", text: write(fileOf(workloads)) }]);
        // words drawn at random may disagree, which is only warned of
        expect(places(diagnostics.filter(({ severity }) => severity === "error"))).toEqual([]);
        expect(read?.workloads.map(({ name, stated }) => ({ name, stated: plain(stated) }))).toEqual(
          workloads.map(({ name, facts }) => ({ name, stated: valuesOf(facts) })),
        );
        expect(
          read?.workloads.map(({ slices }) =>
            slices.map(({ name, share, stated }) => ({ name, share, stated: plain(stated) })),
          ),
        ).toEqual(
          workloads.map(({ slices }) =>
            slices.map(({ name, share, facts }) => ({ name, share: share / 100, stated: valuesOf(facts) })),
          ),
        );
      }),
      { numRuns: 80 },
    );
  });
});
