import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import { overriddenBook } from "../../src/pricing/overridden-book.js";
import type { PriceEntry } from "../../src/pricing/price-entry.js";
import { renderMarkdown } from "../../src/report/markdown/document.js";
import { renderTerminal } from "../../src/report/terminal/terminal.js";
import { data } from "../support/assessor.js";
import { builtIn } from "../support/built-in.js";
import { asOf, workload } from "../support/judge.js";

const { economics, book } = bundled();

function bundled() {
  const { economics: known } = data;
  if (!known?.book) throw new Error("the bundled book is there");
  return { economics: known, book: known.book };
}

const facts = new Map<string, string | number>([
  ["current.mode", "managed"],
  ["current.provider", "openai"],
  ["current.model", "gpt-5.4"],
  ["traffic.requests_per_month", 1_000],
  ["traffic.input_tokens", 1_000],
  ["traffic.output_tokens", 200],
]);

const signed = { scope: "contract", provider: "openai", model: "gpt-5.4", tiers: [], source: "order form" } as const;

/** An assessment on a day, with the bundled prices or with an entry of one's own. */
function on(day: string, entry?: PriceEntry) {
  const own = entry ? overriddenBook(book, { file: "prices.yaml", entries: [entry] }) : book;
  const from = { ...data, economics: { ...economics, book: own } };
  const assessment = assess({ workloads: [workload(facts)] }, builtIn("default"), from, day);
  const text = renderTerminal(assessment, { width: 1_000, color: 0 });
  const page = renderMarkdown(assessment);
  return { price: assessment.workloads[0]?.economics.price, text, page };
}

describe("the age of prices", () => {
  it("is that of the book, in days", () => {
    const { price, text, page } = on(asOf);
    expect(price).toMatchObject({ as_of: "2026-09-23", age_days: 62, age: "old", in_force: false });
    expect(text).toContain("of 2026-09-23, 62 days old (old).");
    expect(page).toContain("of 2026-09-23 (62 days, old)");
    expect(price?.notes.join()).not.toContain("after the day assessed");
  });

  it("is no matter where a contract in force states them: they hold, however long ago it was signed", () => {
    const stated = { ...signed, from: "2026-07-01", rates: { input: 2, output: 12 } };
    const { price, text, page } = on(asOf, stated);
    // 30 days of July, 31, 30, 31 and 24 of November, and the first of July itself
    expect(price).toMatchObject({ as_of: "2026-07-01", age_days: 146, age: "fresh", in_force: true });
    expect(text).toContain("prices.yaml of 2026-07-01, in force.");
    expect(page).toContain("prices.yaml of 2026-07-01 (in force)");
    expect(`${text}${page}`).not.toMatch(/prices\.yaml of 2026-07-01,? \(?\d+ days/);
  });

  it("is that of the list where a contract takes a share off the list price", () => {
    const { price, text } = on(asOf, { ...signed, from: "2026-07-01", discount: 0.1 });
    expect(price).toMatchObject({ source: "contract", age_days: 62, age: "old", in_force: false });
    expect(text).toContain("62 days old");
  });

  it("is told where they are of a later day than the one assessed", () => {
    const { price, page } = on("2026-09-13");
    expect(price).toMatchObject({ age_days: 0, age: "fresh" });
    const note = "The prices are of 2026-09-23, 10 days after the day assessed, 2026-09-13";
    expect(price?.notes.join()).toContain(note);
    expect(page).toContain(note);
    expect(on("2026-09-23").price?.notes.join()).not.toContain("after the day assessed");
  });
});
