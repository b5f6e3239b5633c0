import { describe, expect, it } from "vitest";
import { renderDiagnostics } from "../../src/diagnostics/render.js";
import { readPortfolio } from "../../src/workloads/read.js";
import type { Stated, Workload } from "../../src/workloads/workload.js";
import { places } from "./places.js";
import { anchored, inJson, sample } from "./sample.js";

function read(text: string): readonly Workload[] {
  const { portfolio, diagnostics } = readPortfolio([{ file: "workloads.yaml", text }]);
  expect(places(diagnostics)).toEqual([]);
  if (portfolio === undefined) throw new Error("a file without problems gives a portfolio");
  return portfolio.workloads;
}

const plain = (stated: ReadonlyMap<string, Stated>) =>
  Object.fromEntries([...stated].map(([name, { value }]) => [name, value]));

const valuesOf = (workload: Workload | undefined) => plain(workload?.stated ?? new Map());

describe("a file that states everything", () => {
  const [summaries, routing] = read(sample);

  it("gives every fact in its base unit", () => {
    expect(valuesOf(summaries)).toEqual({
      task: "summarization",
      scope: "narrow",
      serving: "interactive",
      "product.stage": "production",
      "product.audience": "internal",
      "product.error_cost": "low",
      "traffic.tokens_per_month": 1.6e9,
      "traffic.requests_per_month": 1.2e6,
      "traffic.input_tokens": 1100,
      "traffic.output_tokens": 240,
      "traffic.cached_input_share": 0.35,
      "traffic.stability": 0.85,
      "traffic.peak_to_mean": 2.1,
      "traffic.shape": "steady",
      "traffic.growth_per_month": 0.04,
      "quality.need": "good_enough",
      "quality.reasoning": "low",
      "quality.open_weight_evals": "passed",
      "quality.prompts": "stable",
      "privacy.level": "normal",
      "privacy.controls": [],
      "privacy.residency": ["eu"],
      "privacy.contract_covers": true,
      "latency.target_p95": 2000,
      "latency.current_p95": 1400,
      "latency.private_network": false,
      "limits.rate_limited": "never",
      "control.fine_tuning": "none",
      "control.decoding": "none",
      "control.upgrades": "immediate",
      "evidence.logs": ["cost", "latency"],
      "evidence.pilot": "none",
      motive: ["cost"],
      "current.mode": "managed",
      "current.provider": "openai",
      "current.model": "gpt-4o-mini",
      "current.usd_per_month": 900,
      "candidate.model": "llama-3.3-70b",
      "candidate.precision": "fp8",
      "candidate.gpu": "h100-80gb",
      "candidate.gpu_usd_per_hour": 2.5,
      "candidate.usd_per_month": 9000,
      "candidate.tokens_per_second_per_gpu": 2400,
      "candidate.people_fte": 0.5,
      "team.inference_engineers": 3,
      "team.on_call": "around_the_clock",
      "team.gpu_operations": "proven",
      "team.observability": ["queue_depth", "gpu_saturation", "retries", "degraded_nodes"],
      "team.reliability": ["health_checks", "failover", "capacity_buffer", "patching"],
      "team.engineer_usd_per_month": 18_000,
    });
  });

  it("keeps name, owner and the places they stand", () => {
    expect(summaries?.owner).toBe("support-platform");
    expect(summaries?.at).toEqual({ file: "workloads.yaml", line: 11, col: 11, endCol: 27 });
    const line = sample.split("\n").indexOf("  - name: routing") + 1;
    expect(routing?.at).toEqual({ file: "workloads.yaml", line, col: 11, endCol: 18 });
    expect(routing?.owner).toBeUndefined();
  });

  it("points each value at its place", () => {
    const lines = sample.split("\n");
    const written = (name: string) => {
      const at = summaries?.stated.get(name)?.at;
      return at && lines[at.line - 1]?.slice(at.col - 1, (at.endCol ?? 0) - 1);
    };
    expect(written("traffic.stability")).toBe("0.85");
    expect(written("current.usd_per_month")).toBe("$900");
    expect(written("candidate.model")).toBe("'llama-3.3-70b'");
    expect(written("team.on_call")).toBe("around_the_clock");
    expect(written("privacy.controls")).toBe("[]");
  });

  it("takes provenance from the workload, and declared where none is given", () => {
    expect(summaries?.stated.get("traffic.stability")?.provenance).toBe("measured");
    expect(summaries?.stated.get("traffic.shape")?.provenance).toBe("declared");
  });

  it("reads slices with their shares and what they say themselves", () => {
    expect(summaries?.slices.map(({ name, share, stated }) => ({ name, share, ...plain(stated) }))).toEqual([
      { name: "triage", share: 0.7, "quality.need": "good_enough" },
      { name: "escalations", share: 0.3, "quality.need": "frontier" },
    ]);
  });

  it("lets a workload's own team facts win, and takes the others from the file", () => {
    expect(routing?.stated.get("team.on_call")?.value).toBe("none");
    expect(routing?.stated.get("team.inference_engineers")?.value).toBe(3);
  });

  it("takes a key without a value as unknown", () => {
    expect(routing?.stated.has("scope")).toBe(false);
    expect([...(routing?.stated.keys() ?? [])].some((name) => name.startsWith("traffic."))).toBe(false);
  });
});

describe("team facts", () => {
  it("may be made unknown again by a workload", () => {
    const [one, all] = read(
      "team: { on_call: none, gpu_operations: proven }\nworkloads:\n  - name: a\n    team: { on_call: }\n  - name: b\n    team:\n",
    );
    expect(valuesOf(one)).toEqual({ "team.gpu_operations": "proven" });
    expect(valuesOf(all)).toEqual({});
  });

  it("do not leak into another file", () => {
    const { portfolio } = readPortfolio([
      { file: "a.yaml", text: "team: { on_call: none }\nworkloads: [{ name: a }]\n" },
      { file: "b.yaml", text: "workloads: [{ name: b }]\n" },
    ]);
    expect(portfolio?.workloads.map(valuesOf)).toEqual([{ "team.on_call": "none" }, {}]);
  });
});

describe("anchors, aliases and merges", () => {
  const [base, routing, moderation] = read(anchored);

  it("merge a whole workload, with own keys on top", () => {
    expect(valuesOf(base)).toMatchObject({ "traffic.stability": 0.85, "product.stage": "production" });
    expect(valuesOf(routing)).toEqual({
      "traffic.stability": 0.85,
      "traffic.shape": "steady",
      "product.audience": "customers",
      "team.on_call": "none",
    });
  });

  it("let the first of several merges win, and the map's own keys over all", () => {
    expect(valuesOf(moderation)).toEqual({
      scope: "broad",
      serving: "batch",
      "traffic.stability": 0.4,
      "traffic.shape": "steady",
      "product.stage": "production",
      "team.on_call": "none",
    });
  });

  it("take the last anchor of a name that stands before the alias", () => {
    const [a, b] = read(
      "workloads:\n  - {name: a, quality: &q {need: frontier}}\n  - {name: b, quality: *q}\n  - {name: c, quality: &q {need: good_enough}}\n",
    );
    expect(valuesOf(b)).toEqual(valuesOf(a));
  });

  it("report what is wrong under an anchor once, however often it is used", () => {
    const text = `workloads:\n  - { name: a, traffic: &t { stability: 9 } }\n${"bcdefg".replace(/./g, "  - { name: $&, traffic: *t }\n")}`;
    expect(places(readPortfolio([{ file: "w", text }]).diagnostics)).toEqual(["2:41 out-of-range"]);
  });
});

describe("JSON", () => {
  it("reads as the same facts, tabs and all", () => {
    const [workload] = read(inJson);
    expect(valuesOf(workload)).toEqual({
      "traffic.tokens_per_month": 1.6e9,
      "traffic.cached_input_share": 0.35,
      "privacy.contract_covers": true,
      "privacy.residency": ["eu"],
    });
    expect(workload?.at).toMatchObject({ line: 6, col: 12 });
  });
});

describe("text forms", () => {
  const facts = (text: string) => read(text).map(valuesOf);

  it("reads CRLF line breaks and a byte order mark like the plain file", () => {
    expect(facts(sample.replaceAll("\n", "\r\n"))).toEqual(facts(sample));
    expect(read(`\ufeff${sample}`)).toEqual(read(sample));
    const problem = readPortfolio([{ file: "w", text: "workloads:\r\n  - name: a\r\n    scope: wide\r\n" }])
      .diagnostics[0];
    expect(problem).toMatchObject({ at: { line: 3, col: 12, endCol: 16 }, sourceLine: "    scope: wide" });
  });

  it("reads a list in the same column as its key", () => {
    expect(read("workloads:\n- name: a\n- name: b\n").map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("reads names in any script", () => {
    expect(read('workloads:\n  - name: 要約\n  - name: "Größe 🤖"\n').map(({ name }) => name)).toEqual([
      "要約",
      "Größe 🤖",
    ]);
  });
});

describe("shares", () => {
  const slicesOf = (...shares: string[]) =>
    `workloads:\n  - name: a\n    slices:\n${shares.map((share, i) => `      - { name: s${i}, share: ${share} }\n`).join("")}`;
  const problems = (...shares: string[]) =>
    places(readPortfolio([{ file: "w", text: slicesOf(...shares) }]).diagnostics);

  it("may miss 100% by a tenth of a point, and no more", () => {
    expect(problems("33.3%", "33.3%", "33.3%")).toEqual([]);
    expect(problems("33.4%", "33.4%", "33.3%")).toEqual([]);
    expect(problems("33.2%", "33.3%", "33.3%")).toEqual(["3:5 shares-do-not-add-up"]);
    expect(problems("0.5", "0.5", "0.2%")).toEqual(["3:5 shares-do-not-add-up"]);
  });

  it("are told with digits enough to see what they lack", () => {
    const text = "workloads:\n  - name: a\n    slices: [{ name: b, share: 50.2% }, { name: c, share: 50.2% }]\n";
    expect(renderDiagnostics(readPortfolio([{ file: "w", text }]).diagnostics)).toContain(
      "add up to 100.4%, not to 100%",
    );
  });

  it("are not none", () => {
    expect(problems("100%", "0%")).toEqual(["5:28 out-of-range"]);
  });
});

describe("a peak beside the hours with requests", () => {
  const problems = (traffic: string) => {
    const { portfolio, diagnostics } = readPortfolio([
      { file: "w", text: `workloads:\n  - name: a\n    traffic: { ${traffic} }\n` },
    ]);
    expect(portfolio).toBeDefined();
    return diagnostics.map(({ code, severity, at, args }) => [code, severity, at?.line, at?.col, args["least"]]);
  };

  it("that is below what these hours have on average is warned of", () => {
    const warning = ["contradictory-peak", "warning", 3, 30, 4.2];
    expect(problems("peak_to_mean: 2, active_hours_per_week: 40")).toEqual([warning]);
  });

  it("may be as much, about as much, or more", () => {
    for (const peak of [3.8, 4.2, 9]) expect(problems(`peak_to_mean: ${peak}, active_hours_per_week: 40`)).toEqual([]);
    expect(problems("active_hours_per_week: 1")).toEqual([]);
    expect(problems("peak_to_mean: 1")).toEqual([]);
  });
});

describe("what is no source", () => {
  it("is told by an error that says what one is", () => {
    for (const text of [undefined, null, 5, {}]) {
      const sources = JSON.parse(JSON.stringify([{ file: "w.yaml", text }]));
      expect(() => readPortfolio(sources)).toThrow(
        new TypeError("each source has to be { file, text }, both of them strings"),
      );
    }
  });
});

describe("figures that slices state beside their workload", () => {
  const problems = (whole: string, ...parts: string[]) => {
    const slices = parts.map((part, i) => `      - { name: s${i}, share: ${100 / parts.length}%, ${part} }\n`).join("");
    const text = `workloads:\n  - name: a\n    ${whole}\n    slices:\n${slices}`;
    return places(readPortfolio([{ file: "w", text }]).diagnostics);
  };
  const requests = (count: string) => `traffic: { requests_per_month: ${count} }`;
  const bill = (usd: string) => `current: { usd_per_month: ${usd} }`;

  it("may be a twentieth apart, and no more", () => {
    expect(problems(requests("1M"), requests("0.5M"), requests("0.45M"))).toEqual([]);
    expect(problems(requests("1M"), requests("0.5M"), requests("0.44M"))).toEqual(["3:36 contradictory-slices"]);
    expect(problems(requests("1M"), requests("9M"), requests("9M"))).toEqual(["3:36 contradictory-slices"]);
    expect(problems(bill("$10k"), bill("$90k"), bill("$90k"))).toEqual(["3:31 contradictory-slices"]);
    expect(problems(bill("$0"), bill("$0"), bill("$0"))).toEqual([]);
  });

  it("may be left out of one slice, as long as the others do not exceed the whole", () => {
    expect(problems(bill("$10k"), bill("$2k"), "scope: narrow")).toEqual([]);
    expect(problems(bill("$10k"), bill("$12k"), "scope: narrow")).toEqual(["3:31 contradictory-slices"]);
  });

  it("are no contradiction where the workload states none", () => {
    expect(problems("scope: narrow", bill("$90k"), bill("$90k"))).toEqual([]);
  });
});

describe("tokens stated twice", () => {
  const problems = (tokens: string) => {
    const text = `workloads:\n  - name: a\n    traffic: { tokens_per_month: ${tokens}, requests_per_month: 1M, input_tokens: 900, output_tokens: 100 }\n`;
    return places(readPortfolio([{ file: "w", text }]).diagnostics);
  };

  it("may differ by a tenth", () => {
    expect(problems("1B")).toEqual([]);
    expect(problems("900M")).toEqual([]);
    expect(problems("1.11B")).toEqual([]);
    expect(problems("899M")).toEqual(["3:34 contradictory-tokens"]);
    expect(problems("1.12B")).toEqual(["3:34 contradictory-tokens"]);
  });

  it("are no contradiction while one of the figures is unknown", () => {
    const text =
      "workloads:\n  - name: a\n    traffic: { tokens_per_month: 1, requests_per_month: 1M, input_tokens: 900 }\n";
    expect(places(readPortfolio([{ file: "w", text }]).diagnostics)).toEqual([]);
  });
});
