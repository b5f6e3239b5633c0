import { describe, expect, it } from "vitest";
import { completePack } from "../../src/rules/extend.js";
import type { Pack, Rule } from "../../src/rules/pack.js";
import { parsePack } from "../../src/rules/parse.js";
import { found, marked } from "../support/marked.js";

const head = "id: ours\nversion: 0.1.0\ntitle: Ours\n";

const driver = (id: string, when = "{ scope: narrow }", because = "b") =>
  `{ id: ${id}, kind: driver, because: ${because}, source: s, when: ${when} }`;
const requirement = (id: string, waivedBy: string) =>
  `{ id: ${id}, kind: requirement, because: b, because_not: n, to_change: c, source: s, when: { serving: batch }, waived_by: ${waivedBy} }`;
const signal = (id: string, more = "") =>
  `{ id: ${id}, kind: signal, weight: 7, worst: w, best: b, because: b, source: s, cases: [{ when: { scope: narrow }, lean: 1, because: b }]${more} }`;
const row = (id: string) => `{ id: ${id}, kind: row, mode: managed, because: b, source: s, when: { scope: narrow } }`;

function complete(text: string, base?: Pack) {
  const { source, diagnostics } = parsePack(text, "ours.yaml");
  if (!source) throw new Error(found(diagnostics).join(", "));
  return completePack(source, base, "");
}

function packOf(text: string, base?: Pack): Pack {
  const { pack, diagnostics } = complete(text, base);
  if (!pack) throw new Error(found(diagnostics).join(", "));
  return pack;
}

const base = packOf(`id: base
version: 2.0.0
title: Base
bar: 60
rules:
  - ${driver("cost")}
  - ${driver("control")}
  - ${requirement("team", "[cost]")}
  - ${signal("shape")}
  - ${signal("volume", ", yields_to: shape")}
patterns: [{ id: p, title: P, start: s, source: s, traits: [{ scope: narrow }] }]
changes: [{ id: c, dimension: d, managed: m, self_hosted: h, source: s }]
`);

const ids = ({ rules }: Pack) => rules.map((rule) => rule.id);
const ruleOf = ({ rules }: Pack, id: string): Rule | undefined => rules.find((rule) => rule.id === id);

describe("a pack on top of another", () => {
  it("that changes nothing has the same rules, patterns, changes and bar, and its own name", () => {
    const pack = packOf(`${head}extends: base\n`, base);
    expect(pack).toEqual({ ...base, id: "ours", version: "0.1.0", title: "Ours", file: "ours.yaml" });
  });

  it("adds rules after those below", () => {
    const pack = packOf(`${head}extends: base\nrules: [${driver("limits")}]\n`, base);
    expect(ids(pack)).toEqual([...ids(base), "limits"]);
  });

  it("replaces a rule in its place, and whole", () => {
    const text = `${head}extends: base\nreplace: [${signal("cost")}]\ndisable: [team]\n`;
    const pack = packOf(text, base);
    expect(ids(pack)).toEqual(["cost", "control", "shape", "volume"]);
    expect(ruleOf(pack, "cost")).toMatchObject({ kind: "signal", at: { file: "ours.yaml" } });
    expect(ruleOf(pack, "control")).toBe(ruleOf(base, "control"));
  });

  it("switches rules off", () => {
    expect(ids(packOf(`${head}extends: base\ndisable: [volume, control]\n`, base))).toEqual(["cost", "team", "shape"]);
  });

  it("changes the weight of signals below and of its own, and nothing else of them", () => {
    const text = `${head}extends: base\nweights: { shape: 3, mix: 4 }\nrules: [${signal("mix")}]\n`;
    const pack = packOf(text, base);
    expect(ruleOf(pack, "shape")).toEqual({ ...ruleOf(base, "shape"), weight: 3 });
    expect(ruleOf(pack, "mix")).toMatchObject({ weight: 4 });
    expect(ruleOf(pack, "volume")).toMatchObject({ weight: 7 });
  });

  it("changes the bar", () => {
    expect(packOf(`${head}extends: base\nbar: 0\n`, base).bar).toBe(0);
  });

  it("leaves the pack below as it was", () => {
    const before = JSON.stringify(base);
    packOf(`${head}extends: base\nweights: { shape: 3 }\nreplace: [${driver("cost", "{ serving: batch }")}]\n`, base);
    expect(JSON.stringify(base)).toBe(before);
  });

  it("may stand on one that stands on another", () => {
    const middle = packOf(`${head}extends: base\nrules: [${driver("limits")}]\nbar: 70\n`, base);
    const top = packOf(`${head}extends: middle\ndisable: [limits]\n`, middle);
    expect([ids(top), top.bar]).toEqual([ids(base), 70]);
  });
});

describe("an ordered table", () => {
  const table = (more: string) => packOf(`${head}hit_policy: first\n${more}rules: [${row("a")}]\n`);

  it("that does not say otherwise means managed, and is known to have left it out", () => {
    expect(table("")).toMatchObject({ otherwise: "managed", otherwiseAssumed: true });
    expect(table("otherwise: managed\n")).not.toHaveProperty("otherwiseAssumed");
    expect(packOf(`${head}rules: [${driver("a")}]\n`)).not.toHaveProperty("otherwiseAssumed");
  });

  it("takes what the pack below says otherwise, unless it says so itself", () => {
    const below = table("otherwise: blocked\n");
    expect(packOf(`${head}extends: base\n`, below)).toMatchObject({ otherwise: "blocked" });
    expect(packOf(`${head}extends: base\n`, below)).not.toHaveProperty("otherwiseAssumed");
    expect(packOf(`${head}extends: base\n`, table(""))).toHaveProperty("otherwiseAssumed");
    expect(packOf(`${head}extends: base\notherwise: hybrid\n`, table(""))).not.toHaveProperty("otherwiseAssumed");
  });
});

describe("a pack of its own", () => {
  it("weighs against a bar of 50 unless it says otherwise", () => {
    expect(packOf(`${head}rules: [${driver("a")}]\n`)).toMatchObject({
      hitPolicy: "weigh",
      bar: 50,
      otherwise: "managed",
    });
  });
});

/** Text of the pack, the codes at its marks, and whether it stands on the base. */
const refused: readonly (readonly [string, string, string])[] = [
  ["switching off a rule that does not exist", `${head}extends: base\ndisable: [team, »tem]\n`, "pack-unknown-rule"],
  ["replacing a rule that does not exist", `${head}extends: base\nreplace: [»${driver("cst")}]\n`, "pack-unknown-rule"],
  ["a weight of a signal that does not exist", `${head}extends: base\nweights: { »shpe: 3 }\n`, "pack-unknown-rule"],
  ["a weight of a rule that is no signal", `${head}extends: base\nweights: { »cost: 3 }\n`, "pack-weight-of-other"],
  ["adding a rule that exists", `${head}extends: base\nrules: [»${driver("cost")}]\n`, "pack-rule-exists"],
  [
    "a pattern that exists",
    `${head}extends: base\npatterns: [»{ id: p, title: P, start: s, source: s, traits: [{ scope: narrow }] }]\n`,
    "pack-entry-exists",
  ],
  [
    "a change that exists",
    `${head}extends: base\nchanges: [»{ id: c, dimension: d, managed: m, self_hosted: h, source: s }]\n`,
    "pack-entry-exists",
  ],
  [
    "replacing a rule and switching it off",
    `${head}extends: base\nreplace: [${driver("control")}]\ndisable: [»control]\n`,
    "pack-replaced-and-off",
  ],
  [
    "a stand-in that does not exist",
    `${head}extends: base\nrules: [${requirement("r", "[cost, »cst]")}]\n`,
    "pack-bad-reference",
  ],
  [
    "a stand-in that is no driver",
    `${head}extends: base\nreplace: [${requirement("team", "[»shape]")}]\n`,
    "pack-bad-reference",
  ],
  [
    "yielding to no signal",
    `${head}extends: base\nrules: [${signal("s", ", yields_to: »cost")}]\n`,
    "pack-bad-reference",
  ],
  ["yielding to itself", `${head}extends: base\nrules: [${signal("s", ", yields_to: »s")}]\n`, "pack-bad-reference"],
  ["switching off what another rule names", `${head}extends: base\ndisable: [»cost, »shape]\n`, "pack-still-named"],
  [
    "making something else of what another rule names",
    `${head}extends: base\nreplace: [»${signal("cost")}]\n`,
    "pack-still-named",
  ],
  ["a row among rules that are weighed", `${head}extends: base\nrules: [»${row("r")}]\n`, "pack-kind-unfit"],
  ["another hit policy", `${head}extends: base\nhit_policy: »first\n`, "pack-other-policy"],
  ["an answer for no row", `${head}extends: base\n»otherwise: blocked\n`, "pack-key-idle"],
];

describe("a pack on top of another is refused for", () => {
  it.each(refused)("%s", (_, text, code) => {
    const { text: plain, places } = marked(text);
    const { pack, diagnostics } = complete(plain, base);
    expect(pack).toBeUndefined();
    expect(found(diagnostics)).toEqual(places.map((place) => `${code} ${place}`));
    const lines = plain.split("\n");
    expect(diagnostics.map((d) => d.sourceLine)).toEqual(diagnostics.map((d) => lines[(d.at?.line ?? 0) - 1]));
  });

  it("switching off what another rule names, unless that goes too", () => {
    const { diagnostics } = complete(`${head}extends: base\ndisable: [cost]\n`, base);
    expect(diagnostics).toMatchObject([{ args: { id: "cost", by: ["team"] } }]);
    expect(ids(packOf(`${head}extends: base\ndisable: [cost, team]\n`, base))).toEqual(["control", "shape", "volume"]);
    const without = `${head}extends: base\ndisable: [cost]\nreplace: [${requirement("team", "[control]")}]\n`;
    expect(ids(packOf(without, base))).toEqual(["control", "team", "shape", "volume"]);
  });

  it("an id, with the one that was meant", () => {
    const { diagnostics } = complete(`${head}extends: base\ndisable: [contrl]\nweights: { volme: 1 }\n`, base);
    expect(diagnostics.map((d) => d.args["near"])).toEqual(["control", "volume"]);
  });
});

describe("a pack of its own is refused for", () => {
  it("more thresholds of one fact than can be judged, where the last one stands", () => {
    const cut = (count: number) =>
      Array.from({ length: count }, (_, i) => driver(`r${i}`, `{ traffic.tokens_per_month: '>= ${i + 1}M' }`));
    const pack = (count: number) =>
      `${head}rules:\n${cut(count)
        .map((rule) => `  - ${rule}\n`)
        .join("")}`;
    expect(complete(pack(30)).pack?.rules).toHaveLength(30);
    const { diagnostics } = complete(pack(31));
    expect(diagnostics).toMatchObject([{ code: "pack-too-fine", at: { line: 35 }, args: { cells: 32, limit: 31 } }]);
  });

  it.each([
    ["replacing rules", `${head}replace: »[${driver("a")}]\n`, "pack-extends-missing"],
    ["switching rules off", `${head}disable: »[a]\n`, "pack-extends-missing"],
    ["a bar in an ordered table", `${head}hit_policy: first\n»bar: 60\nrules: [${row("a")}]\n`, "pack-key-idle"],
    ["an answer for no row", `${head}»otherwise: blocked\nrules: [${driver("a")}]\n`, "pack-key-idle"],
    [
      "a rule in an ordered table",
      `${head}hit_policy: first\nrules: [${row("a")}, »${driver("b")}]\n`,
      "pack-kind-unfit",
    ],
  ])("%s", (_, text, code) => {
    const { text: plain, places } = marked(text);
    expect(found(complete(plain).diagnostics)).toEqual([`${code} ${places[0]}`]);
  });
});
