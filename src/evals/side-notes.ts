import { type EvalSides, saysSide } from "./sides.js";

const sides = { managed: "managed", self_hosted: "self-hosted" } as const;

/** Parts of a name shorter than this are in many others: sizes of a version, letters. */
const shortest = 3;

/**
 * Whose eval results stand for which side, and where that is to be checked against the models that the logs tell. A column
 * that names the sides themselves leaves nothing to tell.
 *
 * @param labels provider and model of each log, null where it tells none
 */
export function sideNotes(
  names: EvalSides["names"],
  labels: Readonly<Record<keyof EvalSides["names"], string | null>>,
): string[] {
  const keys = (["managed", "self_hosted"] as const).filter((side) => !saysSide(names[side][0] ?? side));
  if (keys.length === 0) return [];
  const taken = keys.map((side) => `of ${names[side][0]} as the ${sides[side]} side`);
  return [
    `Eval results are taken ${taken.join(", ")}.`,
    ...keys.flatMap((side) => {
      const label = labels[side];
      if (label === null || resembles(label, names[side])) return [];
      return [
        `The ${sides[side]} log is of ${label}, and no part of that name is in ${names[side][0]}, whose eval results stand for it: check that they are of the same model.`,
      ];
    }),
  ];
}

/** Whether any part of a model's name is in what the provider is called, however the two are spelled. */
function resembles(label: string, names: readonly string[]): boolean {
  const model = label.split("/").at(-1) ?? label;
  const all = model.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const long = all.filter((part) => part.length >= shortest && /[a-z]/.test(part));
  const within = names.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ""));
  // letters in another script are compared by nobody here
  if (all.length === 0) return true;
  return (long.length > 0 ? long : all).some((part) => within.some((name) => name.includes(part)));
}
