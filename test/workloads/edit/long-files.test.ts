import { describe, expect, it } from "vitest";
import { withFacts } from "../../../src/workloads/edit/facts.js";
import { readPortfolio } from "../../../src/workloads/read.js";

const item = (i: number) => `  - name: w${i}
    # the comment of ${i}
    owner: support
    traffic:
      requests_per_month: 1.2M
      shape: steady
    quality: { need: good_enough }
    current:
      mode: managed
      usd_per_month: $900
    provenance: { traffic.shape: assumed }
`;

const count = 400;

const items = Array.from({ length: count }, (_, i) => item(i));

const long = `version: 1\nworkloads:\n${items.join("")}`;

const changed = (i: number) =>
  item(i).replace("1.2M\n", "1.2M\n      stability: 0.85\n").replace("steady", "bursty").replace("assumed", "declared");

const edits = (i: number) => [
  { workload: `w${i}`, fact: "traffic.stability", value: 0.85 },
  { workload: `w${i}`, fact: "traffic.shape", value: "bursty" },
];

const withItems = (head: string, ...indices: number[]) =>
  head + items.map((text, i) => (indices.includes(i) ? changed(i) : text)).join("");

describe("a file of hundreds of workloads", () => {
  it("is edited at its ends, in the middle and in several places at once", () => {
    const head = "version: 1\nworkloads:\n";
    for (const indices of [[0], [count - 1], [200], [199, 200], [0, 7, 8, count - 1]]) {
      expect(withFacts(long, indices.flatMap(edits))).toBe(withItems(head, ...indices));
    }
    expect(
      withFacts(
        long,
        items.flatMap((_, i) => edits(i)),
      ),
    ).toBe(withItems(head, ...items.keys()));
  });

  it("is edited at its top", () => {
    const team = "version: 1\nteam: { inference_engineers: 1 }\nworkloads:\n";
    const text = long.replace("version: 1\nworkloads:\n", team);
    const all = [...edits(300), { workload: "w300", fact: "team.on_call", value: "business_hours" }];
    expect(withFacts(text, all)).toBe(withItems(team.replace("1 }", "1, on_call: business_hours }"), 300));
    // it is not alone in the file, although it is alone in what is parsed
    const own = withFacts(long, [{ workload: "w300", fact: "team.on_call", value: "none" }]);
    expect(own).toContain("usd_per_month: $900\n    team:\n      on_call: none\n    provenance");
  });

  it("is found by a name that is written in another way", () => {
    const text = long.replace("name: w300", 'name: "w\\u0033\\u00300"');
    expect(withFacts(text, edits(300))).toBe(
      withItems("version: 1\nworkloads:\n", 300).replace("name: w300", 'name: "w\\u0033\\u00300"'),
    );
  });

  it("is edited in much less time than it is read", () => {
    const time = (work: () => unknown) => {
      const times = Array.from({ length: 7 }, () => {
        const start = performance.now();
        work();
        return performance.now() - start;
      });
      return Math.min(...times);
    };
    const reading = time(() => readPortfolio([{ file: "w", text: long }]));
    expect(time(() => withFacts(long, edits(200)))).toBeLessThan(reading / 2);
    const all = items.flatMap((_, i) => edits(i));
    expect(time(() => withFacts(long, all))).toBeLessThan(reading * 12);
  });
});
