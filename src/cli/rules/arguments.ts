import { Argument, InvalidArgumentError } from "commander";

export const whichPack = "built-in pack (default, guide-runtime, guide-deployment) or a file of your own";

export const packsArgument = (): Argument => new Argument("[packs...]", whichPack).default(["default"], "default");

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Give a whole number.");
  return Number(text);
}

/** A share in percent, from 0 to 100. */
export function percentage(text: string): number {
  if (!/^\d{1,3}(\.\d+)?$/.test(text) || Number(text) > 100) throw new InvalidArgumentError("Give 0 to 100.");
  return Number(text);
}
