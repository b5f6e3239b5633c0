import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePack } from "../../src/rules/compile.js";
import { completePack } from "../../src/rules/extend.js";
import type { Pack } from "../../src/rules/pack.js";
import { parsePack } from "../../src/rules/parse.js";
import { weighPack } from "../support/packs.js";

const names = readdirSync("rules").filter((name) => name.endsWith(".yaml") && !name.endsWith(".test.yaml"));

function parsed(name: string): Pack {
  const text = readFileSync(`rules/${name}`, "utf8");
  const { source } = parsePack(text, `rules/${name}`);
  const pack = source && completePack(source, undefined, createHash("sha256").update(text).digest("hex")).pack;
  if (!pack) throw new Error(`rules/${name} does not read`);
  return pack;
}

describe("a built-in pack", () => {
  it.each(names)("%s is compiled to what its source says, places included", (name) => {
    const compiled: unknown = JSON.parse(readFileSync(`dist/packs/${name.replace(".yaml", ".json")}`, "utf8"));
    expect(compiled).toEqual(parsed(name));
  });

  it("has a compiled file, and no other file has", () => {
    expect(readdirSync("dist/packs").sort()).toEqual(names.map((name) => name.replace(".yaml", ".json")).sort());
  });
});

it("a pack judges the same after a way through JSON", () => {
  fc.assert(
    fc.property(weighPack, (pack) => {
      const again: Pack = JSON.parse(JSON.stringify(pack));
      const plain = ({ variables, nodes, requirements, signals }: ReturnType<typeof compilePack>) => ({
        cells: variables.map(({ spec, word, cells }) => [spec.name, word, cells]),
        nodes: [...nodes],
        requirements: requirements.map(({ node }) => node),
        signals: signals.map(({ cases, yieldsTo }) => [cases, yieldsTo]),
      });
      expect(plain(compilePack(again))).toEqual(plain(compilePack(pack)));
    }),
  );
});
