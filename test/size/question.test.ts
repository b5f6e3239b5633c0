import { describe, expect, it } from "vitest";
import { InputError, UsageError } from "../../src/cli/failure.js";
import type { SizeFlags } from "../../src/cli/size/flags.js";
import { questionOf, sizesOf } from "../../src/cli/size/question.js";
import { data, flagsOf } from "./sample.js";

const question = (flags: Partial<SizeFlags>) => questionOf(flagsOf(flags), data);

describe("a question", () => {
  it("without a GPU asks for all, in the sizes that are sold", () => {
    const { gpus, sizes, load, spareReplicas } = question({});
    expect(gpus).toEqual(data.gpus);
    expect(sizes.map((size) => [size.gpus, size.tensorParallel])).toEqual([
      [1, 1],
      [2, 2],
      [4, 4],
      [8, 8],
    ]);
    expect([load, spareReplicas]).toEqual([null, 1]);
  });

  it("takes names as model hubs and data sheets write them, each GPU once", () => {
    const { model, gpus } = question({ model: "meta-llama/Llama-3.1-8B-Instruct", gpu: ["H100-80GB", "h100"] });
    expect(model.id).toBe("llama-3.1-8b");
    expect(gpus.map(({ id }) => id)).toEqual(["h100-80gb"]);
  });

  it("asks for a model in the precision it is published in", () => {
    expect(question({}).precisions).toEqual(["bf16"]);
    expect(question({ model: "gpt-oss-120b" }).precisions).toEqual(["mxfp4"]);
  });

  it.each<[string, Pick<SizeFlags, "gpus" | "tp">, [number, number]]>([
    ["GPUs alone join them all", { gpus: 4 }, [4, 4]],
    ["parallelism alone tells the GPUs", { tp: 2 }, [2, 2]],
    ["both make copies", { gpus: 8, tp: 2 }, [8, 2]],
  ])("%s", (_name, flags, [gpus, tensorParallel]) => {
    expect(sizesOf(flags)).toEqual([{ gpus, tensorParallel }]);
  });
});

describe("a question is refused", () => {
  it.each<[string, Partial<SizeFlags>, RegExp]>([
    ["without a model", { model: undefined as never }, /needs --model/],
    ["without lengths", { input: undefined as never, output: undefined as never }, /--input and --output/],
    ["with more parallelism than GPUs", { tp: 8, gpus: 4 }, /give --gpus 8, or --tp 4/],
    ["with groups that leave a GPU over", { tp: 3, gpus: 8 }, /--tp has to divide --gpus/],
    ["with two loads", { concurrency: 4, rate: 1 }, /same thing in two ways/],
    ["with a peak of a peak", { concurrency: 4, peakToMean: 2 }, /goes with --rate/],
    ["with a peak of nothing", { peakToMean: 2 }, /goes with --rate/],
  ])("%s", (_name, flags, message) => {
    expect(() => question(flags)).toThrow(UsageError);
    expect(() => question(flags)).toThrow(message);
  });

  it("with names that the data does not have, all of them told", () => {
    try {
      question({ gpu: ["h100-80gb", "h10-80gb", "b400"] });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      expect(error.diagnostics.map(({ code, args }) => [code, args["name"]])).toEqual([
        ["gpu-unknown", "h10-80gb"],
        ["gpu-unknown", "b400"],
      ]);
    }
  });
});
