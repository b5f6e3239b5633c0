import { describe, expect, it } from "vitest";
import { sizeCommand } from "../../src/cli/size-command.js";

const asked = ["--model", "llama-3.1-8b", "--input", "10", "--output", "10"];

/** What the command line says of a flag's value. */
function refusal(flag: string, value: string): string {
  const command = sizeCommand()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .action(() => undefined);
  try {
    command.parse([...asked, flag, value], { from: "user" });
    return "";
  } catch (error) {
    return String(error);
  }
}

describe("a flag of size", () => {
  it.each([
    ["--input", ["1", "100M"], ["0", "0.5", "1e9", "-1"], "tokens from 1 to 100M"],
    ["--output", ["1", "100M"], ["0", "0.5", "1e9"], "tokens from 1 to 100M"],
    ["--rate", ["0.000001", "1M"], ["0", "1e-300", "1e9"], "from 0.000001 to 1,000,000"],
    ["--ttft", ["0.001ms", "100000s"], ["0s", "1e9s"], "from 0.001ms to 100,000s"],
    ["--concurrency", ["1", "10000000"], ["0", "1e7", "10000001"], "from 1 to 10,000,000, in digits"],
  ])("%s takes its ends, and tells them of what is beyond", (flag, taken, refused, ends) => {
    for (const value of taken) expect(refusal(flag, value)).toBe("");
    for (const value of refused) expect(refusal(flag, value)).toContain(ends);
  });
});
