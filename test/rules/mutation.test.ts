import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { checkPack } from "../../src/rules/check/check.js";
import { completePack } from "../../src/rules/extend.js";
import { parsePack } from "../../src/rules/parse.js";
import { readCases } from "../../src/rules/testing/cases.js";
import { driver, exclusion, head, requirement, signal, warning } from "../support/tiny-packs.js";

const tags =
  "&t { team.reliability: { contains: [failover, patching] }, not: { privacy.controls: { contains_any: [baa] } } }";
const sample = `${head}bar: 60
weights: { s: 3 }
rules:
  - ${driver("d", tags)}
  - ${exclusion("e", "managed", "{ any: [*t, { traffic.stability: '< 65%' }], privacy.level: [strict] }")}
  - ${requirement("r", "{ latency.target_p95: '>= 500ms' }", ", waived_by: [d], when_forced: reported, review_by: 2027-01-31")}
  - ${signal("s", [["{ task: triage }", 0.5]])}
  - <<: ${warning("w", "{ team.inference_engineers: 2 }")}
    because: merged
patterns: [{ id: p, title: T, start: s, source: s, traits: [{ scope: narrow }] }]
changes: [{ id: c, dimension: d, managed: m, self_hosted: h, facts: [scope], source: s }]
`;
const cases = `pack: t.yaml
cases:
  - name: one
    facts: { privacy.level: strict, traffic.stability: 65%, team.reliability: &r [failover], latency.private_network: true }
    expect: { mode: managed, settled: true, possible: [managed], rung: A, fires: [d], silent: [], unknown: *r }
`;

const pieces = fc.constantFrom(
  ..."{ } [ ] : , - # & * ! | > ' \" % @ ` ~ ? << \n \t \0 \r \ufeff \u2028 \ud800 é 💡 null true 1e999 -0 .nan *t &t !!str --- ... __proto__ constructor".split(
    " ",
  ),
  "\n",
  " ",
  "\n  ",
);

/** The text with some places cut out, doubled or overwritten. */
const mutated = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: 12 }), fc.option(pieces), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
    })
    .map((edits) =>
      edits.reduce((now, [at, length, piece, again]) => {
        const taken = now.slice(at, at + length);
        return `${now.slice(0, at)}${piece ?? ""}${again ? taken + taken : ""}${now.slice(at + length)}`;
      }, text),
    );

function expectPlaces(diagnostics: readonly Diagnostic[], text: string): void {
  const lines = text.split("\n").length;
  for (const { at, sourceLine } of diagnostics) {
    expect(at?.line).toBeGreaterThanOrEqual(1);
    expect(at?.line).toBeLessThanOrEqual(lines);
    expect(at?.col).toBeGreaterThanOrEqual(1);
    expect(sourceLine).toBeDefined();
  }
  const places = diagnostics.map(({ at }) => (at ? at.line * 1e6 + at.col : 0));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(renderDiagnostics(diagnostics)).not.toMatch(/undefined|\[object/);
}

describe("a mutated file", () => {
  it("of rules reads or is refused with places, and what reads can be checked", () => {
    let refused = 0;
    fc.assert(
      fc.property(mutated(sample), (text) => {
        const { source, diagnostics } = parsePack(text, "t.yaml");
        expect(source === undefined).toBe(diagnostics.length > 0);
        expectPlaces(diagnostics, text);
        if (!source) {
          refused += 1;
          return;
        }
        const completed = completePack(source, undefined, "");
        expectPlaces(completed.diagnostics, text);
        if (completed.pack) checkPack(completed.pack, { asOf: "2026-11-24" });
      }),
      { numRuns: 1500 },
    );
    expect(refused).toBeGreaterThan(500);
  });

  it("of cases reads or is refused with places", () => {
    fc.assert(
      fc.property(mutated(cases), (text) => {
        expectPlaces(readCases(text, "t.test.yaml", "t.yaml").diagnostics, text);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads before it is mutated", () => {
    const { source, diagnostics } = parsePack(sample, "t.yaml");
    expect(diagnostics).toEqual([]);
    expect(source && completePack(source, undefined, "").diagnostics).toEqual([]);
    expect(readCases(cases, "t.test.yaml", "t.yaml").diagnostics).toEqual([]);
  });
});

describe("a file nested", () => {
  const wholes: readonly (readonly [string, (depth: number) => string])[] = [
    ["not", (depth) => `${"{ not: ".repeat(depth)}{ scope: narrow }${" }".repeat(depth)}`],
    ["all", (depth) => `${"{ all: [".repeat(depth)}{ scope: narrow }${"] }".repeat(depth)}`],
    ["lists", (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`],
  ];
  const codesAt = (when: string) =>
    parsePack(`${head}rules: [${driver("a", when)}]\n`, "t.yaml").diagnostics.map(({ code }) => code);

  it.each(wholes)("with %s: a little reads, and however much is refused without a crash", (name, whole) => {
    expect(codesAt(whole(40))).toEqual(name === "lists" ? ["condition-not-a-map"] : []);
    // around the depths at which the stages of reading would overflow, each at its own
    for (const depth of [150, 800, 900, 1480, 1500, 1520, 1700, 20_000]) {
      expect([...new Set(codesAt(whole(depth)))]).toEqual(["pack-syntax"]);
    }
  });

  it("by aliases, each not deep in itself, is refused without a crash", () => {
    const nots = (count: number, inner: string) => `${"{ not: ".repeat(count)}${inner}${" }".repeat(count)}`;
    const chain = (links: number) =>
      Array.from({ length: links }, (_, i) =>
        driver(`d${i}`, `&c${i + 1} ${nots(60, i === 0 ? "{ scope: narrow }" : `*c${i}`)}`),
      );
    const codes = (links: number) =>
      parsePack(`${head}rules: [${chain(links).join(", ")}]\n`, "t.yaml").diagnostics.map(({ code }) => code);
    expect(codes(3)).toEqual([]);
    expect(codes(4)).toEqual(["condition-too-deep"]);
    expect(codes(30)).not.toEqual([]);
  });
});
