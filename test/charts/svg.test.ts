import fc from "fast-check";
import { expect, test } from "vitest";
import { renderSvg } from "../../src/charts/svg.js";
import { charts } from "./arbitrary.js";
import { hostileCharts } from "./hostile.js";
import { costCurve, optionBars, projection, samples, tornado } from "./samples.js";
import { numberOf } from "./text-parts.js";
import { type Element, elementsOf } from "./xml.js";

test("the same chart gives the same bytes, in any order and company", async () => {
  const first = await Promise.all(samples.map((spec) => renderSvg(spec)));
  const backwards: string[] = [];
  for (const spec of [...samples].reverse()) backwards.unshift(await renderSvg(structuredClone(spec)));
  expect(backwards).toEqual(first);
  for (const svg of first) expect(svg).not.toMatch(/zr\d|ecmeta/);
});

const allowed: Readonly<Record<string, RegExp>> = {
  svg: /^(xmlns|width|height|viewBox|role|font-family)$/,
  title: /^$/,
  desc: /^$/,
  rect: /^(width|height|rx|fill)$/,
  g: /^$/,
  path: /^(d|fill|fill-opacity|transform|stroke(-[a-z]+)?)$/,
  text: /^(x|y|style|transform|fill|font-size|font-weight|text-anchor|dominant-baseline|stroke(-[a-z]+)?|paint-order|xml:space)$/,
};

/** Shapes and texts alone: no script, style sheet, link, id or handler can be among them. */
function expectPlain(elements: readonly Element[]): void {
  for (const { name, attributes } of elements) {
    expect(Object.keys(allowed)).toContain(name);
    for (const [key, value] of Object.entries(attributes)) {
      expect(`${name} ${key}`).toMatch(new RegExp(`^${name} (${allowed[name]?.source.slice(1, -1)})$`));
      if (key !== "xmlns") expect(value).not.toMatch(/url|http|javascript|NaN|Infinity|undefined/i);
    }
  }
}

const shared = (): string[] => [Object.prototype, Object].flatMap((each) => Object.getOwnPropertyNames(each)).sort();

test("hostile names are text and nothing else, and change nothing that the rest of the program shares", async () => {
  const before = shared();
  for (const spec of hostileCharts) {
    const elements = elementsOf(await renderSvg(spec));
    expectPlain(elements);
    expect(elements.slice(0, 3).map(({ name }) => name)).toEqual(["svg", "title", "desc"]);
    for (const { text } of elements) expect(text).not.toMatch(/\p{Cs}|[\u202a-\u202e\u2066-\u2069]/u);
  }
  expect(shared()).toEqual(before);
});

test.each(["<b>&amp; \"x\" 'y'", "__proto__", "constructor", "{a|b}"])(
  "%s is shown as it was written",
  async (name) => {
    const svg = await renderSvg({ ...optionBars, options: [{ name, low: 1, expected: 2, high: 3 }] });
    expect(elementsOf(svg).filter(({ text }) => text === name)).toHaveLength(1);
  },
);

test("any chart is well-formed, of the same width and without a wrong number", async () => {
  await fc.assert(
    fc.asyncProperty(charts, async (spec) => {
      const elements = elementsOf(await renderSvg(spec));
      expectPlain(elements);
      const root = elements[0]?.attributes ?? {};
      expect(root["width"]).toBe("760");
      expect(root["viewBox"]).toBe(`0 0 760 ${root["height"]}`);
      expect(Number(root["height"])).toBeGreaterThan(60);
    }),
    { numRuns: 60 },
  );
});

test("each chart has a title, a description with its figures, and a ground of its own", async () => {
  for (const spec of samples) {
    const elements = elementsOf(await renderSvg(spec));
    expect(elements.find(({ name }) => name === "title")?.text).toBe(spec.title);
    expect(elements.find(({ name }) => name === "desc")?.text).toMatch(/[$][\d.]+k/);
    expect(elements.find(({ name }) => name === "rect")?.attributes).toMatchObject({ width: "760", fill: "#ffffff" });
    expect(elements[0]?.attributes).toMatchObject({ role: "img", "font-family": "sans-serif" });
  }
});

test("lines differ in colour and in dashes", async () => {
  const series = Array.from({ length: 6 }, (_, i) => ({ name: `s${i}`, usd: [i + 1, 2 * i + 2, i + 5] }));
  const elements = elementsOf(await renderSvg({ ...projection, series, crossings: [] }));
  const lines = elements.filter(({ attributes }) => attributes["stroke-width"] === "2.5");
  const looks = (key: string): number => new Set(lines.map(({ attributes }) => attributes[key] ?? "none")).size;
  expect([looks("stroke"), looks("stroke-dasharray")]).toEqual([6, 6]);
});

const across = ({ attributes }: Element): number =>
  Number(/translate[(](-?[\d.]+)/.exec(attributes["transform"] ?? "")?.[1]);

/** Lines are moved to whole pixels, so that they are sharp. */
const pixel = 1;

test("today's line stands between the labels of the volumes below and above it", async () => {
  const volume = fc.double({ min: 8.01, max: 10.3, noNaN: true }).map((power) => 10 ** power);
  await fc.assert(
    fc.asyncProperty(volume, async (today) => {
      const elements = elementsOf(await renderSvg({ ...costCurve, todayTokensPerMonth: today }));
      const texts = elements.filter(({ name }) => name === "text");
      const marker = across(texts.find(({ text }) => text.startsWith("today ")) ?? fail());
      const ticks = texts.filter(({ text }) => /^\d+[MB]$/.test(text));
      expect(ticks.length).toBeGreaterThan(5);
      for (const tick of ticks) {
        if (numberOf(tick.text) < today) expect(across(tick)).toBeLessThanOrEqual(marker + pixel);
        else expect(across(tick)).toBeGreaterThanOrEqual(marker - pixel);
      }
    }),
    { numRuns: 40 },
  );
});

function fail(): never {
  throw new Error("not found");
}

test("all that a person needs is written into the chart", async () => {
  const shown = async (spec: (typeof samples)[number]): Promise<string[]> =>
    elementsOf(await renderSvg(spec)).flatMap(({ name, text }) => (name === "text" ? [text] : []));
  expect(await shown(costCurve)).toEqual(
    expect.arrayContaining([
      "Managed API",
      "USD a month, log scale",
      "tokens a month, log scale",
      "today 1.6B",
      "1",
      "2",
    ]),
  );
  expect(await shown(tornado)).toEqual(
    expect.arrayContaining(["GPU price", "$2.69/h", "$12.29/h", "← Self-hosting costs more", "Self-hosting saves →"]),
  );
  expect(await shown(projection)).toEqual(expect.arrayContaining(["months from now", "0", "36", "$4k"]));
  const options = await shown(optionBars);
  expect(options.filter((text) => text === "cheapest")).toHaveLength(1);
  expect(options).toContain("$4.7k ($3.1k to $7.6k)");
});
