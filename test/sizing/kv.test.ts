import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isLatent, kvBytes, kvBytesPerToken, kvCopies } from "../../src/sizing/kv.js";
import { data, model } from "./sizing-data.js";

describe("KV cache of one token, in 16 bits", () => {
  // 2 · layers · KV heads · head size · 2 bytes from the published configurations; MLA: layers · (512 + 64) · 2 bytes
  it.each([
    ["llama-2-7b", 2 * 32 * 32 * 128 * 2],
    ["llama-3.1-8b", 2 * 32 * 8 * 128 * 2],
    ["llama-3.1-70b", 327_680],
    ["llama-3.1-405b", 2 * 126 * 8 * 128 * 2],
    ["mixtral-8x7b", 2 * 32 * 8 * 128 * 2],
    ["qwen2.5-7b", 2 * 28 * 4 * 128 * 2],
    ["qwen3-235b-a22b", 2 * 94 * 4 * 128 * 2],
    ["gpt-oss-120b", 2 * 36 * 8 * 64 * 2],
    ["gemma-3-27b", 2 * 62 * 16 * 128 * 2],
    ["deepseek-v3", 70_272],
    ["deepseek-r1", 61 * 576 * 2],
    ["kimi-k2", 61 * 576 * 2],
  ])("of %s is %d bytes", (name, bytes) => expect(kvBytesPerToken(model(name), "bf16")).toBe(bytes));

  it("halves in 8 bits", () =>
    expect(kvBytesPerToken(model("llama-3.1-70b"), "fp8")).toBe(kvBytesPerToken(model("llama-3.1-70b"), "bf16") / 2));
});

describe("KV cache of a sequence", () => {
  it("grows in every layer without a window", () =>
    expect(kvBytes(model("llama-3.1-8b"), "bf16", 1000)).toBe(1000 * 131_072));

  it("grows only in full layers beyond the window", () => {
    const windowed = model("gemma-3-27b");
    const inside = kvBytes(windowed, "bf16", 1024);
    expect(inside).toBeCloseTo(1024 * kvBytesPerToken(windowed, "bf16"), 3);
    const more = kvBytes(windowed, "bf16", 2048) - inside;
    expect(more / inside).toBeCloseTo(windowed.fullAttentionLayers / windowed.layers, 9);
  });

  it("never shrinks as the sequence grows", () =>
    fc.assert(
      fc.property(fc.constantFrom(...data.models), fc.nat(100_000), fc.nat(100_000), (any, a, b) => {
        const [short, long] = a < b ? [a, b] : [b, a];
        expect(kvBytes(any, "fp8", short)).toBeLessThanOrEqual(kvBytes(any, "fp8", long));
      }),
    ));
});

describe("KV cache over GPUs", () => {
  it("knows latent caches", () =>
    expect(data.models.filter(isLatent).map(({ id }) => id)).toEqual(["deepseek-v3", "deepseek-r1", "kimi-k2"]));

  it("repeats heads where GPUs outnumber them", () => {
    expect(kvCopies(model("qwen3-235b-a22b"), 4)).toBe(1);
    expect(kvCopies(model("qwen3-235b-a22b"), 8)).toBe(2);
    expect(kvCopies(model("deepseek-r1"), 8)).toBe(1);
  });
});
