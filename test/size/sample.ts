import type { Sizing } from "../../src/assessment/sizing-schema.js";
import type { SizeFlags } from "../../src/cli/size/flags.js";
import { loadSizing } from "../../src/cli/size/load-sizing.js";
import { questionOf } from "../../src/cli/size/question.js";
import { answer } from "../../src/sizing-answer/answer.js";

/** The package's own data: what is asserted here holds whatever the constants are fitted to. */
export const data = await loadSizing();

export const flagsOf = (flags: Partial<SizeFlags> = {}): SizeFlags => ({
  model: "llama-3.1-8b",
  input: 1000,
  output: 200,
  color: true,
  ...flags,
});

export const sizingOf = (flags: Partial<SizeFlags> = {}): Sizing => answer(questionOf(flagsOf(flags), data), data);
