import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { checkPack } from "../../src/rules/check/check.js";
import { builtIn } from "../support/built-in.js";
import { marked } from "../support/marked.js";
import {
  driver,
  exclusion,
  head,
  ordered,
  packOf,
  requirement,
  row,
  signal,
  warning,
  weighed,
} from "../support/tiny-packs.js";

const asOf = "2026-11-24";

const checked = (text: string, options = {}) => checkPack(packOf(text), { asOf, ...options });
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, severity }) => `${severity} ${code}`);

const narrow = "{ scope: narrow }";
const strict = "{ privacy.level: strict }";
const covered: readonly (readonly [string, number])[] = [
  ["{ traffic.stability: '>= 0.5' }", 1],
  ["{ traffic.stability: '< 0.5' }", -1],
];

/** Each text marks where its findings are; they stand in the same order. */
const faults: readonly (readonly [string, string, ...string[]])[] = [
  [
    "words that exclude each other",
    weighed(`»${driver("a", "{ all: [{ privacy.level: normal }, { privacy.level: strict }] }")}`),
    "error rule-never-holds",
  ],
  [
    "a range that is empty",
    weighed(`»${driver("a", "{ all: [{ traffic.stability: '> 0.5' }, { traffic.stability: '<= 0.5' }] }")}`),
    "error rule-never-holds",
  ],
  [
    "a gap between whole numbers",
    weighed(`»${driver("a", "{ all: [{ team.inference_engineers: '> 1' }, { team.inference_engineers: '< 2' }] }")}`),
    "error rule-never-holds",
  ],
  [
    "below the least value",
    weighed(`»${driver("a", "{ team.inference_engineers: '< 0' }")}`),
    "error rule-never-holds",
  ],
  [
    "a word with and without",
    weighed(
      `»${driver("a", "{ team.reliability: { contains: failover }, not: { team.reliability: { contains: failover } } }")}`,
    ),
    "error rule-never-holds",
  ],
  [
    "two halves that cover all",
    weighed(`»${driver("a", "{ any: [{ traffic.stability: '< 0.5' }, { traffic.stability: '>= 0.5' }] }")}`),
    "error rule-always-holds",
  ],
  [
    "every choice",
    weighed(`»${driver("a", "{ privacy.level: [normal, contractual, strict] }")}`),
    "error rule-always-holds",
  ],
  [
    "a rule that always holds, and not that it covers the others",
    weighed(`»${driver("a", "{ privacy.level: [normal, contractual, strict] }")}`, driver("b", narrow)),
    "error rule-always-holds",
  ],
  [
    "a case that never holds",
    weighed(signal("a", [...covered, ["»{ all: [{ scope: narrow }, { not: { scope: narrow } }] }", 0]])),
    "error rule-never-holds",
  ],
  [
    "a trait that never holds",
    `${head}patterns: [»{ id: p, title: T, start: s, source: s, traits: [{ traffic.stability: '< 0' }] }]\n`,
    "error rule-never-holds",
  ],
  [
    "a narrower threshold of the same effect",
    weighed(driver("a", "{ traffic.stability: '>= 0.5' }"), `»${driver("b", "{ traffic.stability: '>= 0.7' }")}`),
    "warning rule-subsumed",
  ],
  [
    "the same, written the other way round",
    weighed(`»${driver("a", "{ traffic.stability: '>= 0.7' }")}`, driver("b", "{ traffic.stability: '>= 0.5' }")),
    "warning rule-subsumed",
  ],
  [
    "the same condition in other words",
    weighed(
      driver("a", "{ privacy.level: strict }"),
      `»${driver("b", "{ not: { privacy.level: [normal, contractual] } }")}`,
    ),
    "warning rule-subsumed",
  ],
  [
    "a narrower exclusion of the same side",
    weighed(
      exclusion("a", "managed", strict),
      `»${exclusion("b", "managed", "{ privacy.level: strict, scope: narrow }")}`,
    ),
    "warning rule-subsumed",
  ],
  [
    "what others say between them",
    weighed(
      driver("a", strict),
      driver("b", "{ privacy.level: contractual }"),
      `»${driver("c", "{ privacy.level: [contractual, strict], scope: narrow }")}`,
    ),
    "warning rule-subsumed",
  ],
  [
    "a requirement that two others ask for between them",
    weighed(
      requirement("a", narrow),
      requirement("b", "{ traffic.stability: '>= 0.7' }"),
      `»${requirement("c", "{ any: [{ scope: narrow, traffic.stability: '>= 0.5' }, { serving: batch }] }")}`,
    ),
    "warning requirement-subsumed",
  ],
  [
    "a weaker requirement beside a stronger one",
    weighed(
      `»${requirement("a", "{ traffic.stability: '>= 0.5' }")}`,
      requirement("b", "{ traffic.stability: '>= 0.7' }"),
    ),
    "warning requirement-subsumed",
  ],
  [
    "the same warning twice",
    weighed(warning("a", narrow), `»${warning("b", "{ scope: narrow }")}`),
    "warning rule-subsumed",
  ],
  [
    "a driver where an exclusion decides",
    weighed(exclusion("a", "managed", strict), `»${driver("b", strict)}`),
    "note rule-decided-before",
  ],
  [
    "a driver that two exclusions cover between them",
    weighed(
      exclusion("a", "managed", strict),
      exclusion("b", "self_hosted", "{ privacy.level: contractual }"),
      `»${driver("c", "{ privacy.level: [contractual, strict] }")}`,
    ),
    "note rule-decided-before",
  ],
  [
    "a review date that has passed",
    weighed(`»${driver("a", narrow, ", review_by: 2026-11-23")}`),
    "warning rule-review-due",
  ],
  [
    "cases that overlap with different leans",
    weighed(
      signal("a", [
        ["{ traffic.stability: '>= 0.5' }", 1],
        ["»{ traffic.stability: '<= 0.5' }", -1],
      ]),
    ),
    "error cases-overlap",
  ],
  [
    "cases that overlap with the same lean",
    weighed(
      signal("a", [
        ["{ traffic.stability: '>= 0.5' }", 1],
        ["»{ traffic.stability: '<= 0.5' }", 1],
      ]),
    ),
    "warning cases-overlap",
  ],
  [
    "a value that no case covers",
    weighed(
      `»${signal("a", [
        ["{ traffic.stability: '> 0.5' }", 1],
        ["{ traffic.stability: '< 0.5' }", -1],
      ])}`,
    ),
    "note cases-leave-gap",
  ],
  [
    "signals that yield in a circle",
    weighed(
      signal("a", covered, ", yields_to: b"),
      `»${signal("b", covered, ", yields_to: c")}`,
      signal("c", covered, ", yields_to: b"),
    ),
    "error signals-yield-in-circle",
  ],
  [
    "a row behind a wider one",
    ordered(
      row("a", "managed", "{ traffic.stability: '< 0.7' }"),
      `»${row("b", "blocked", "{ traffic.stability: '< 0.5' }")}`,
    ),
    "error row-unreachable",
  ],
  [
    "a row that earlier ones cover between them, whatever is known",
    ordered(
      row("a", "managed", "{ traffic.stability: '< 0.5' }"),
      row("b", "managed", "{ traffic.stability: '>= 0.5' }"),
      `»${row("c", "managed", "{ traffic.stability: '>= 0.2', scope: narrow }")}`,
    ),
    "error row-unreachable",
  ],
  [
    "a row that earlier ones cover only once their facts are known",
    ordered(
      row("a", "managed", "{ traffic.stability: '< 0.5' }"),
      row("b", "managed", "{ traffic.stability: '>= 0.5' }"),
      `»${row("c", "blocked", narrow)}`,
    ),
    "warning row-only-while-unknown",
  ],
  [
    "a table that leaves cases out and does not say otherwise",
    `${head}hit_policy: first\nrules: [${row("a", "managed", strict)}, »${row("b", "managed", narrow)}]\n`,
    "warning rows-leave-gap",
  ],
  [
    "such a table over a fact that is computed from another",
    `${head}hit_policy: first\nrules: [»${row("a", "managed", "{ any: [{ current.mode: managed }, { current.provider: vllm }] }")}]\n`,
    "warning rows-may-leave-gap",
  ],
  [
    "rows of different modes that overlap",
    ordered(row("a", "managed", strict), `»${row("b", "blocked", narrow)}`),
    "note rows-overlap",
  ],
];

describe("checking finds", () => {
  it.each(faults)("%s", (_, text, ...expected) => {
    const { text: plain, places } = marked(text);
    const diagnostics = checked(plain);
    expect(codes(diagnostics)).toEqual(expected);
    expect(diagnostics.map(({ at }) => at && `${at.line}:${at.col}`)).toEqual(places);
  });
});

describe("checking finds nothing wrong with", () => {
  it.each([
    ["tests that touch", weighed(signal("a", covered))],
    [
      "exclusions of different sides",
      weighed(exclusion("a", "managed", strict), exclusion("b", "self_hosted", strict)),
    ],
    [
      "a narrower driver that stands in for a requirement",
      weighed(
        driver("a", strict),
        driver("b", "{ privacy.level: strict, scope: narrow }"),
        requirement("r", narrow, ", waived_by: [b]"),
      ),
    ],
    [
      "a driver that stands in where managed is excluded",
      weighed(exclusion("a", "managed", strict), driver("b", strict), requirement("r", narrow, ", waived_by: [b]")),
    ],
    [
      "a driver that stands in where managed is excluded, for what never holds itself",
      weighed(
        exclusion("a", "managed", strict),
        driver("b", strict),
        requirement("r", "{ all: [{ scope: narrow }, { scope: broad }] }", ", waived_by: [b]"),
      ),
      "error rule-never-holds",
    ],
    [
      "a weaker requirement that binds where the stronger one is only reported",
      weighed(
        requirement("a", "{ traffic.stability: '>= 0.5' }"),
        requirement("b", "{ traffic.stability: '>= 0.7' }", ", when_forced: reported"),
      ),
    ],
    [
      "a stronger requirement that a driver stands in for",
      weighed(
        driver("d", narrow),
        requirement("a", "{ traffic.stability: '>= 0.5' }"),
        requirement("b", "{ traffic.stability: '>= 0.7' }", ", waived_by: [d]"),
      ),
    ],
    [
      "a narrower warning, which has words of its own",
      weighed(warning("a", narrow), warning("b", "{ scope: narrow, privacy.level: strict }")),
    ],
    [
      "a driver that an exclusion covers only once its facts are known",
      weighed(
        exclusion("a", "managed", "{ scope: narrow, traffic.stability: '< 0.5' }"),
        exclusion("b", "self_hosted", "{ scope: narrow, traffic.stability: '>= 0.5' }"),
        driver("c", narrow),
      ),
    ],
    [
      "a table that covers every case and does not say otherwise",
      `${head}hit_policy: first\nrules: [${row("a", "managed", strict)}, ${row("b", "managed", "{ not: { privacy.level: strict } }")}]\n`,
    ],
    ["a review date of today", weighed(driver("a", narrow, `, review_by: ${asOf}`))],
    [
      "signals that yield in a row",
      weighed(signal("a", covered, ", yields_to: b"), signal("b", covered, ", yields_to: c"), signal("c", covered)),
    ],
    ["rows of one mode that overlap", ordered(row("a", "managed", strict), row("b", "managed", narrow))],
    [
      "rows that exclude each other",
      ordered(row("a", "managed", strict), row("b", "blocked", "{ privacy.level: normal }")),
    ],
  ])("%s", (_, text, ...others) => {
    expect(codes(checked(text))).toEqual(others);
  });

  it.each(["default", "guide-runtime", "guide-deployment"])("the pack %s", (id) => {
    expect(checkPack(builtIn(id), { asOf }).filter(({ severity }) => severity !== "note")).toEqual([]);
  });
});

describe("what is known only in part", () => {
  const below = "{ scope: narrow, traffic.stability: '< 0.5' }";
  const above = "{ scope: narrow, traffic.stability: '>= 0.5' }";
  const subsumed = (text: string) => checked(text).map(({ code, args }) => [code, args["id"], args["by"]]);

  it("lets the whole cover its parts, and not the parts the whole", () => {
    expect(subsumed(weighed(driver("a", below), driver("b", above), driver("c", narrow)))).toEqual([
      ["rule-subsumed", "a", ["c"]],
      ["rule-subsumed", "b", ["c"]],
    ]);
    const either = `{ any: [${below}, ${above}] }`;
    expect(subsumed(weighed(driver("a", either), driver("b", narrow)))).toEqual([["rule-subsumed", "a", ["b"]]]);
  });

  it("names only the rules that it takes to cover one", () => {
    const text = weighed(
      driver("a", strict),
      driver("b", "{ serving: batch }"),
      driver("c", "{ privacy.level: contractual }"),
      driver("d", "{ privacy.level: [contractual, strict], scope: narrow }"),
    );
    expect(subsumed(text)).toEqual([["rule-subsumed", "d", ["a", "c"]]]);
  });

  it("is one thing for all words of a fact", () => {
    const text = weighed(
      driver("a", "{ team.reliability: { contains: [failover, patching] } }"),
      driver("b", "{ team.reliability: { contains: failover }, not: { team.reliability: { contains: patching } } }"),
      driver("c", "{ team.reliability: { contains: failover } }"),
    );
    expect(subsumed(text)).toEqual([
      ["rule-subsumed", "a", ["c"]],
      ["rule-subsumed", "b", ["c"]],
    ]);
    const stood = requirement("r", narrow, ", waived_by: [a, b]");
    expect(subsumed(`${text}  - ${stood}\n`)).toEqual([["rule-subsumed", "c", ["a", "b"]]]);
  });

  it("may be a range, of a fact that is computed", () => {
    const cost = (test: string) => `{ economics.self_hosted_to_managed: '${test}' }`;
    const parts = [driver("a", cost("< 0.5")), driver("b", `{ any: [${cost(">= 0.5")}] }`)];
    const stood = requirement("r", narrow, ", waived_by: [a, b]");
    expect(subsumed(weighed(...parts, driver("c", cost("< 0.8")), stood))).toEqual([]);
    const shares = [driver("a", "{ traffic.stability: '< 0.5' }"), driver("b", "{ traffic.stability: '>= 0.5' }")];
    expect(subsumed(weighed(...shares, driver("c", "{ traffic.stability: '< 0.8' }"), stood))).toEqual([
      ["rule-subsumed", "c", ["a", "b"]],
    ]);
  });
});

describe("facts that are computed from others", () => {
  const cheaper = "{ economics.self_hosted_to_managed: '< 0.7' }";

  it("beside their own inputs give findings that are not sure", () => {
    const text = weighed(
      signal("a", [
        [cheaper, 1],
        ["{ candidate.usd_per_month: '> 1k' }", -1],
      ]),
    );
    expect(codes(checked(text))).toEqual(["warning cases-may-overlap", "note cases-may-leave-gap"]);
    const rows = ordered(row("a", "self_hosted", cheaper), row("b", "managed", "{ current.usd_per_month: '< 300' }"));
    expect(codes(checked(rows))).toEqual(["note rows-may-overlap"]);
  });

  it("beside facts that have nothing to do with them give findings that are sure", () => {
    const text = weighed(
      signal("a", [
        [cheaper, 1],
        [narrow, -1],
      ]),
    );
    expect(codes(checked(text))).toEqual(["error cases-overlap", "note cases-leave-gap"]);
  });
});

describe("an example", () => {
  it("names values for which the finding holds, in the unit of their facts", () => {
    const text = weighed(
      signal("a", [
        ["{ latency.target_p95: '<= 500ms' }", 1],
        ["{ latency.target_p95: '>= 500ms', team.reliability: { contains: failover } }", -1],
      ]),
    );
    expect(checked(text).map(({ args }) => args["example"])).toEqual([
      "latency.target_p95 500ms, team.reliability with failover",
      "latency.target_p95 above 500ms, team.reliability without failover",
    ]);
  });
});
