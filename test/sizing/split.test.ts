import { describe, expect, it } from "vitest";
import { isMoe } from "../../src/sizing/model.js";
import { gpu, model, provenance, read } from "./sizing-data.js";

/** FNV-1a over 32 bits (Fowler, Noll, Vo). */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}

describe("the calibration part", () => {
  it("is the dense rows of Argonne on NVIDIA whose model has a name of even hash", () => {
    const [header = "", ...lines] = read("throughput/measured.csv").trim().split("\n");
    const names = header.split(",");
    const chosen = new Set<string>();
    for (const line of lines) {
      const cells = line.split(",");
      const cell = (name: string): string => cells[names.indexOf(name)] ?? "";
      const dense = !isMoe(model(cell("model"))) && gpu(cell("gpu")).vendor === "nvidia";
      const even = cell("source").startsWith("argonne-") && dense && fnv1a(cell("model")) % 2 === 0;
      expect(cell("set") === "calibration", line).toBe(even);
      if (even) chosen.add(cell("model"));
    }
    expect([...chosen].sort()).toEqual(provenance.calibrated.models);
  });

  it("hashes as published", () => {
    // test vectors of draft-eastlake-fnv
    expect(fnv1a("")).toBe(0x811c9dc5);
    expect(fnv1a("a")).toBe(0xe40c292c);
    expect(fnv1a("foobar")).toBe(0xbf9cf968);
  });
});
