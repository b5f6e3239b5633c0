import { describe, expect, it } from "vitest";
import { chosenWorkload } from "../../../src/cli/compare/workload-name.js";
import { UsageError } from "../../../src/cli/failure.js";

const names = (managed: string[], selfHosted: string[]) => ({ managed, self_hosted: selfHosted });

describe("the workload that is compared", () => {
  it.each([
    ["the one that both have", names(["a", "b"], ["b", "c"]), undefined, ["b", "b", "b"]],
    ["the one named", names(["a", "b"], ["a", "b"]), "a", ["a", "a", "a"]],
    ["what the other side does not name", names(["a", "b"], ["unattributed"]), "a", ["a", "a", "unattributed"]],
    ["one alone on each side", names(["a"], ["llama"]), undefined, ["a", "a", "llama"]],
    ["the name that tells something", names(["unattributed"], ["b"]), undefined, ["b", "unattributed", "b"]],
    ["none told on either side", names(["unattributed"], ["unattributed"]), undefined, Array(3).fill("unattributed")],
    ["not what nobody told", names(["a", "unattributed"], ["a", "unattributed"]), undefined, ["a", "a", "a"]],
  ] as const)("%s", (_, told, wanted, [name, managed, selfHosted]) => {
    expect(chosenWorkload(told, wanted)).toEqual({ name, managed, self_hosted: selfHosted });
  });

  it.each([
    ["several in common", names(["a", "b"], ["a", "b"]), undefined, "both logs have the workloads a, b"],
    ["none in common", names(["a", "b"], ["c", "d"]), undefined, "no workload in common: a, b are managed, c, d"],
    ["a name that is nowhere", names(["chat"], ["chat"]), "chta", "did you mean chat?"],
    [
      "a name that one side of several lacks",
      names(["a", "b"], ["c", "d"]),
      "a",
      "the self-hosted log has no workload a",
    ],
  ] as const)("is open with %s", (_, told, wanted, words) => {
    expect(() => chosenWorkload(told, wanted)).toThrow(UsageError);
    expect(() => chosenWorkload(told, wanted)).toThrow(words);
  });
});
