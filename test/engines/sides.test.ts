import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { keepSide, pairedRows } from "../../src/engines/duckdb/sides.js";
import { Store } from "../../src/engines/duckdb/store.js";
import { collectFiles } from "../../src/engines/files/collect.js";
import { nameParts } from "../../src/engines/files/sliced.js";
import { emptyFolder } from "../support/folder.js";

type Row = readonly [id: string | null, workload: string, model: string, status: string | null, latency: number];

const managed: readonly Row[] = [
  ["a", "chat", "x", "ok", 100],
  ["b", "chat", "x", "error", 5],
  ["c", "chat", "y", "ok", 300],
  ["d", "chat", "y", "rate_limited", 7],
  ["e", "chat", "y", null, 500],
  [null, "chat", "y", "ok", 600],
  ["f", "mail", "x", "ok", 700],
];
const selfHosted: readonly Row[] = [
  ["a", "chat", "z", "ok", 110],
  ["b", "chat", "z", "ok", 120],
  ["c", "chat", "z", "error", 9],
  ["d", "chat", "z", "error", 9],
  ["e", "chat", "z", "ok", 510],
  [null, "chat", "z", "ok", 610],
  ["f", "chat", "z", "ok", 710],
  ["g", "chat", "z", "ok", 810],
];

const asked = { latest: Date.parse("2026-12-31"), timezone: "UTC" };

async function kept(store: Store, slice?: string) {
  const folder = emptyFolder();
  const read = async (side: "managed" | "self_hosted", rows: readonly Row[]) => {
    const file = join(folder, `${side}.ndjson`);
    const lines = rows.map(([id, workload, model, status, latency_ms], i) =>
      JSON.stringify({
        ...(id === null ? {} : { id }),
        timestamp: new Date(Date.parse("2026-11-01") + i).toISOString(),
        workload,
        model,
        input_tokens: 10,
        output_tokens: 10,
        latency_ms,
        status,
      }),
    );
    writeFileSync(file, `${lines.join("\n")}\n`);
    const { parts } = await collectFiles(store, [file], { ...asked, ...(slice === undefined ? {} : { slice }) });
    expect(await keepSide(store, side)).toBe(true);
    return { parts };
  };
  return [await read("managed", managed), await read("self_hosted", selfHosted)] as const;
}

const chat = { managed: "chat", self_hosted: "chat" };

it("pairs what has the same id in the workload, by the slice that the managed side tells", async () => {
  const store = await Store.open();
  try {
    const [{ parts }] = await kept(store, "model");
    expect(
      parts.traffic
        .map(({ workload }) => nameParts(workload))
        .map(({ workload, slice }) => `${workload} ${slice}`)
        .toSorted(),
    ).toEqual(expect.arrayContaining(["chat x", "chat y", "mail x"]));
    // f is another workload on the managed side, and what has no id is no pair
    const found = await pairedRows(store, chat, 10);
    expect(found.with_id).toEqual({ managed: 5, self_hosted: 7 });
    expect(found.pairs).toBe(5);
    expect(Object.fromEntries(found.slices)).toEqual({
      x: { pairs: 2, only_managed_failed: 1, only_self_hosted_failed: 0, both_failed: 0 },
      // e does not tell on the managed side how it went
      y: { pairs: 2, only_managed_failed: 0, only_self_hosted_failed: 1, both_failed: 1 },
    });
    expect(found.latency_ms.toSorted(([a], [b]) => a - b)).toEqual([
      [100, 110],
      [500, 510],
    ]);
    // a sample of the same pairs, the same one each time
    const [one] = (await pairedRows(store, chat, 1)).latency_ms;
    expect(found.latency_ms).toContainEqual(one);
    expect((await pairedRows(store, chat, 1)).latency_ms).toEqual([one]);
  } finally {
    store.close();
  }
});

it("without slices all pairs are of one, and latencies are those of requests that went well", async () => {
  const store = await Store.open();
  try {
    const [{ parts }] = await kept(store);
    const latencies = parts.histograms.filter(
      ({ measure, workload }) => measure === "latency_ms" && workload === "chat",
    );
    expect(latencies.map(({ bucket }) => bucket).toSorted((a, b) => a - b)).toEqual([100, 300, 500, 600]);
    const { slices } = await pairedRows(store, chat, 10);
    expect([...slices.values()]).toEqual([
      { pairs: 4, only_managed_failed: 1, only_self_hosted_failed: 1, both_failed: 1 },
    ]);
  } finally {
    store.close();
  }
});
