import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { renderDiagnostic, renderDiagnostics, tally } from "../../src/diagnostics/render.js";

const typo: Diagnostic = {
  code: "unknown-choice",
  severity: "error",
  args: { fact: "traffic.shape", found: "stedy", choices: ["steady", "bursty"] },
  at: { file: "workloads.yaml", line: 12, col: 14, endCol: 19 },
  sourceLine: "      shape: stedy",
};

const repeated: Diagnostic = {
  code: "item-repeated",
  severity: "warning",
  args: { fact: "motive", item: "cost" },
  at: { file: "workloads.yaml", line: 3, col: 1 },
  sourceLine: "cost",
};

describe("one diagnostic", () => {
  it("has place, sentence, line, marks and hints", () => {
    expect(renderDiagnostic(typo)).toBe(
      [
        "workloads.yaml:12:14 error[unknown-choice] `stedy` is not a value of `traffic.shape`.",
        "  12 |       shape: stedy",
        "     |              ^^^^^",
        "  did you mean `steady`?",
        "  expected one of: steady, bursty",
      ].join("\n"),
    );
  });

  it("names the file alone where the whole of it is meant", () => {
    expect(
      renderDiagnostic({
        code: "unreadable",
        severity: "error",
        args: { reason: "permission denied" },
        file: "w.yaml",
      }),
    ).toBe("w.yaml error[unreadable] The file cannot be read: permission denied.");
  });

  it("lets nothing from the file reach the terminal", () => {
    const nasty = "\u001b]0;owned\u0007\u202e\r";
    const text = renderDiagnostic({
      ...typo,
      args: { fact: nasty, found: nasty, choices: [nasty] },
      at: { file: `a${nasty}.yaml`, line: 1, col: 1 },
      sourceLine: `${nasty}x`,
    });
    expect(text).not.toMatch(/[^\P{C}\n]/u);
  });

  it("says something about a code it has no words for", () => {
    expect(renderDiagnostic({ code: "made-up", severity: "error", args: {} })).toContain("made-up");
  });

  it("colours through the functions given, and changes nothing else", () => {
    const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint = { place: tag("p"), severity: tag("s"), marks: tag("m"), faint: tag("f") };
    const coloured = renderDiagnostic(typo, { paint });
    expect(coloured).toContain("<s>error</s>");
    expect(coloured).toContain("<m>^^^^^</m>");
    expect(coloured.replace(/<\/?[psmf]>/g, "")).toBe(renderDiagnostic(typo));
  });
});

describe("many diagnostics", () => {
  it("end in a tally", () => {
    expect(renderDiagnostics([typo, repeated, repeated])).toMatch(/\n\n1 error and 2 warnings\.\n$/);
    expect(tally([])).toBe("");
    expect(renderDiagnostics([])).toBe("");
  });

  it("are cut at the limit, errors kept, with a count of the rest", () => {
    const text = renderDiagnostics([...Array(250).fill(repeated), typo]);
    expect(text.match(/item-repeated/g)).toHaveLength(99);
    expect(text).toContain("unknown-choice");
    expect(text).toMatch(/1 error and 250 warnings; 151 more not shown\.\n$/);
  });
});
