import { describe, expect, it } from "vitest";
import { sideNotes } from "../../src/evals/side-notes.js";

const taken = (managed: string, selfHosted: string): string =>
  `Eval results are taken of ${managed} as the managed side, of ${selfHosted} as the self-hosted side.`;

const notes = (
  managed: readonly [string | null, ...string[]],
  own: readonly [string | null, ...string[]],
): string[] => {
  const [managedLabel, ...managedNames] = managed;
  const [ownLabel, ...ownNames] = own;
  return sideNotes({ managed: managedNames, self_hosted: ownNames }, { managed: managedLabel, self_hosted: ownLabel });
};

describe("whose eval results stand for which side", () => {
  it.each<[string, Parameters<typeof notes>]>([
    [
      "the same names",
      [
        ["openai/gpt-4o-mini", "gpt-4o-mini"],
        ["vllm/llama-3.3-70b", "llama-3.3-70b"],
      ],
    ],
    [
      "promptfoo's ids",
      [
        ["openai/gpt-4o-mini", "openai:chat:gpt-4o-mini"],
        ["llama-3.3-70b", "vllm:Llama-3.3-70B-Instruct"],
      ],
    ],
    [
      "another spelling",
      [
        ["openai/gpt-4o-mini", "GPT 4o mini"],
        ["vllm/meta-llama/Llama-3.3-70B", "our llama"],
      ],
    ],
    [
      "other spaces",
      [
        ["openai/gpt-4o-mini", "GPT4oMini"],
        ["vllm/qwen3-14b", "Qwen 3"],
      ],
    ],
    [
      "a label before the id",
      [
        ["openai/gpt-4o-mini", "today", "openai:gpt-4o-mini"],
        ["qwen3-14b", "pilot", "vllm:qwen3"],
      ],
    ],
    [
      "logs that tell no model",
      [
        [null, "a"],
        [null, "b"],
      ],
    ],
    [
      "names in another script",
      [
        ["模型", "a"],
        ["模型", "b"],
      ],
    ],
    [
      "another model of the family",
      [
        ["openai/gpt-4.1", "gpt-4o"],
        ["qwen3-14b", "qwen3-32b"],
      ],
    ],
  ])("is told, and raises no doubt: %s", (_, [managed, own]) => {
    expect(notes(managed, own)).toEqual([taken(String(managed[1]), String(own[1]))]);
  });

  it("is to be checked where no part of the model's name is in the provider's", () => {
    const found = notes(["openai/gpt-4o-mini", "llama-3.3-70b"], ["vllm/llama-3.3-70b", "gpt-4o-mini"]);
    expect(found).toEqual([
      taken("llama-3.3-70b", "gpt-4o-mini"),
      expect.stringMatching(/^The managed log is of openai\/gpt-4o-mini, .* llama-3\.3-70b, .*: check that/),
      expect.stringMatching(/^The self-hosted log is of vllm\/llama-3\.3-70b, .* gpt-4o-mini, .*: check that/),
    ]);
  });

  it("needs no words where the file names the sides themselves", () => {
    expect(notes(["openai/gpt-4o-mini", "managed"], ["vllm/qwen3-14b", "self-hosted"])).toEqual([]);
    expect(notes(["openai/gpt-4o-mini", "Managed"], ["vllm/qwen3-14b", "vllm:qwen3"])).toEqual([
      "Eval results are taken of vllm:qwen3 as the self-hosted side.",
    ]);
  });
});
