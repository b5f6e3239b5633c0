import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { code, inline, label } from "../../src/report/markdown/escape.js";
import { fileNames } from "../../src/report/markdown/file-names.js";
import { reportFiles } from "../../src/report/markdown/files.js";
import { plain } from "../../src/text/plain.js";
import { hostile } from "./markdown-cases.js";
import { diagrams, headings, outside, tables } from "./markdown-text.js";

const nasty = [
  "a|b",
  "\\|",
  "x\\",
  "`code`",
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "</details>",
  '"]; B["injected"',
  "#quot; &quot; &lt;b&gt;",
  "[link](javascript:alert(1))",
  "![img](http://example.com)",
  "*bold* _em_ ~~gone~~",
  "# heading",
  "- item",
  "1. item",
  "---",
  "line\nbreak\r\n\n# new",
  "```",
  "%%{init: x}%% $x$ comment",
  "me@example.com https://example.com www.example.com",
  "\u202eright to left\u0000",
  "end",
  "日本語 é",
  "",
  " ",
];
const text = fc.oneof(
  fc.constantFrom(...nasty),
  fc
    .array(fc.constantFrom(...nasty, ...'|`<>"#\n[]*_\\&{}()-+!~:;.$%'), { maxLength: 8 })
    .map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** Tags that the renderers themselves write. */
const ownTags = /<(?:\/?details|\/?summary|br|a id="workload-\d+"|\/a)>/g;

describe("hostile text", () => {
  it("never breaks a table, a heading, a fence or the front matter, and writes no tag", () => {
    const shape = (markdown: string) => ({
      headings: headings(markdown).length,
      tables: tables(markdown).map((rows) => [rows.length, rows[0]?.length]),
      diagrams: diagrams(markdown).map((diagram) => diagram.split("\n").length),
    });
    const tame = shape(renderMarkdown(hostile("name")));
    fc.assert(
      fc.property(text, (name) => {
        const markdown = renderMarkdown(hostile(name));
        expect(shape(markdown)).toEqual(tame);
        for (const rows of tables(markdown)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
        expect(outside(markdown).join("\n").replace(ownTags, "")).not.toContain("<");
        expect(parse(markdown.split("---\n")[1] ?? "")).toMatchObject({
          status: "proposed",
          consulted: [],
          "decision-makers": [plain(name)],
        });
      }),
      { numRuns: 150 },
    );
  });

  it("stays inside the quotes of its mermaid label", () => {
    const line =
      /^ *(?:flowchart (?:TD|LR)|(?:subgraph )?\w+(?:\["[^"`<>]*"\]|\{"[^"`<>]*"\}|\{\{"[^"`<>]*"\}\})|\w+(?: (?:-->|-\.->)(?:\|"[^"`<>]*"\|)? \w+)+|end|classDef [\w #:,-]+|class \w here|xychart-beta|x-axis "Volume" \["[\w. %]+"(?:, "[\w. %]+")*\]|y-axis "USD a month" 0 --> \d+|(?:bar|line) \[\d+(?:, \d+)*\])$/;
    fc.assert(
      fc.property(text, (name) => {
        for (const diagram of diagrams(renderMarkdown(hostile(name)))) {
          for (const written of diagram.split("\n")) expect(written).toMatch(line);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("leaves no character that markdown acts on, and nothing for a renderer to link", () => {
    fc.assert(
      fc.property(text, (name) => {
        const shown = inline(name).replace(/&(?:amp|lt|gt|#\d+);/g, "");
        expect(shown.replace(/\\[\\*[\]{}#~!_.)=+:-]/g, "")).not.toMatch(/[\\`*[\]{}<>#|~\n]|!\[|https?:|www\./i);
        expect(code(name).replace(/^`[^`|<\n]+`$/, "")).not.toContain("`");
      }),
    );
  });

  it("keeps plain text as people wrote it", () => {
    for (const same of ["gpt-4.1-mini", "good_enough, in_house", "89.9B", "$46k", "50 % (p95)", "日本語 é"]) {
      expect(inline(same)).toBe(same);
      expect(label("gpt-4.1-mini on h100")).toBe("gpt-4.1-mini on h100");
    }
  });
});

describe("report files", () => {
  const names = fc.array(text, { maxLength: 12 });

  it("have safe names, none twice on a file system that ignores case", () => {
    fc.assert(
      fc.property(names, (given) => {
        const files = fileNames(given);
        expect(files).toHaveLength(given.length);
        expect(new Set(["readme.md", ...files]).size).toBe(files.length + 1);
        for (const file of files) expect(file).toMatch(/^[a-z0-9][a-z0-9-]{0,90}\.md$/);
      }),
    );
    expect(fileNames(["README", "con", "A", "a", "a 2", "日本", "../x"])).toEqual([
      "readme-2.md",
      "workload-con.md",
      "a.md",
      "a-2.md",
      "a-2-2.md",
      "workload.md",
      "x.md",
    ]);
  });

  it("are an index that links to one record for each workload", () => {
    const [index, ...records] = reportFiles(hostile("a [b](c) | d"));
    expect(index?.path).toBe("index.md");
    expect(records).toHaveLength(3);
    for (const { path, text: record } of records) {
      expect(index?.text).toContain(`](${path})`);
      expect(record).toMatch(/^---\nstatus: proposed\n/);
      expect(headings(record)[1]).toBe("## In short");
    }
  });
});
