import { describe, expect, it } from "vitest";
import { type Edit, withFacts } from "../../../src/workloads/edit/facts.js";

const measured = (fact: string, value: Edit["value"], workload = "a"): Edit => ({
  workload,
  fact,
  value,
  provenance: "measured",
});

const block = (...lines: string[]) => `workloads:\n  - name: a\n${lines.map((line) => `    ${line}\n`).join("")}`;

interface Row {
  why: string;
  before: string;
  edits: readonly Edit[];
  after: string;
}

describe("an edit says where its value comes from", () => {
  it.each<Row>([
    {
      why: "where the file has no provenance yet",
      before: block("traffic:", "  stability: 0.5 # guessed", "# about it", "slices: []"),
      edits: [measured("traffic.stability", 0.85)],
      after: block(
        "traffic:",
        "  stability: 0.85 # guessed",
        "provenance:",
        "  traffic.stability: measured",
        "# about it",
        "slices: []",
      ),
    },
    {
      why: "in the braces of the file, in the order of the registry",
      before: block("scope: narrow", "traffic: { shape: steady }", "provenance: { traffic.shape: assumed } # why"),
      edits: [measured("traffic.stability", 0.85), measured("scope", "broad")],
      after: block(
        "scope: broad",
        "traffic: { stability: 0.85, shape: steady }",
        "provenance: { scope: measured, traffic.stability: measured, traffic.shape: assumed } # why",
      ),
    },
    {
      why: "on lines, between comments",
      before: block("scope: narrow", "serving: batch", "provenance:", "  # why", "  serving: assumed  # by us"),
      edits: [measured("serving", "batch"), measured("scope", "narrow")],
      after: block(
        "scope: narrow",
        "serving: batch",
        "provenance:",
        "  scope: measured",
        "  # why",
        "  serving: measured  # by us",
      ),
    },
    {
      why: "under a key without a value",
      before: block("scope: narrow", "provenance:  # none yet"),
      edits: [measured("scope", "narrow")],
      after: block("scope: narrow", "provenance:  # none yet", "  scope: measured"),
    },
    {
      why: "and not where it is said so already",
      before: block("scope: narrow", "provenance: {scope:  'measured'}"),
      edits: [measured("scope", "narrow")],
      after: block("scope: narrow", "provenance: {scope:  'measured'}"),
    },
    {
      why: "beside answers, which are declared",
      before: block("scope: narrow", "serving: batch", "provenance: { scope: measured, serving: measured }"),
      edits: [measured("scope", "broad"), { workload: "a", fact: "serving", value: "interactive" }],
      after: block("scope: broad", "serving: interactive", "provenance: { scope: measured, serving: declared }"),
    },
    {
      why: "but not of what is unknown",
      before: block("scope: narrow", "provenance: { scope: measured }"),
      edits: [measured("scope", null)],
      after: block("scope: ~", "provenance: {}"),
    },
    {
      why: "in JSON",
      before: '{"workloads":[{"name":"a","scope":"narrow"}]}',
      edits: [measured("traffic.requests_per_month", 1.2e6)],
      after:
        '{"workloads":[{"name":"a","scope":"narrow","traffic":{"requests_per_month":"1.2M"},"provenance":{"traffic.requests_per_month":"measured"}}]}',
    },
    {
      why: "in a workload of its own where another has the map too",
      before:
        "workloads:\n  - name: b\n    scope: narrow\n    provenance: &p { scope: assumed }\n  - name: a\n    scope: broad\n    provenance: *p\n",
      edits: [measured("scope", "broad")],
      after:
        "workloads:\n  - name: b\n    scope: narrow\n    provenance: &p { scope: assumed }\n  - name: a\n    scope: broad\n    provenance: { <<: *p, scope: measured }\n",
    },
    {
      why: "in the workload alone where the fact stands at the top of the file",
      before: "team: { on_call: none }\nworkloads:\n  - name: b\n  - name: a\n",
      edits: [measured("team.on_call", "none"), measured("team.inference_engineers", 2)],
      after:
        "team: { on_call: none }\nworkloads:\n  - name: b\n  - name: a\n    team:\n      inference_engineers: 2\n    provenance:\n      team.inference_engineers: measured\n      team.on_call: measured\n",
    },
  ])("$why", ({ before, edits, after }) => {
    expect(withFacts(before, edits)).toBe(after);
    expect(withFacts(after, edits)).toBe(after);
  });
});
