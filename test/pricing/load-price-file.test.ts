import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { loadPriceFile } from "../../src/cli/price-file.js";
import { today } from "./book.js";

const folder = mkdtempSync(join(tmpdir(), "llm-decide-prices-"));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (text: string): string => {
  const path = join(folder, "prices.yaml");
  writeFileSync(path, text);
  return path;
};

const entry = "{ scope: contract, provider: openai, model: gpt-5.4, discount: 10%, source: a contract";

it("a price file is read with its warnings and its hash", async () => {
  const path = written(`version: 1\ncurrency: usd\nentries: [${entry}, from: 2027-01-01 }]\n`);
  const loaded = await loadPriceFile(path, today);
  if ("problems" in loaded) throw new Error("the file is valid");
  const { overrides, warnings, sha256 } = loaded;
  expect(overrides.entries).toHaveLength(1);
  expect(warnings.map(({ code }) => code)).toEqual(["price-not-yet"]);
  expect(sha256).toMatch(/^[0-9a-f]{64}$/);
});

it.each([
  ["a wrong one", "version: 1\n", "price-key-missing"],
  ["one that is not text", "\u0000", "price-file-control"],
])("%s is refused with all its problems", async (_, text, code) => {
  expect(await loadPriceFile(written(text), today)).toMatchObject({ problems: [{ code, severity: "error" }] });
});

it("one that is not there is refused", async () => {
  expect(await loadPriceFile(join(folder, "none.yaml"), today)).toMatchObject({ problems: [{ code: "unreadable" }] });
});
