import { z } from "zod";

/** Says of a value that is left out that it is missing, and of any other what it has to be. */
export const told = (what: string) => ({
  error: ({ input }: { input?: unknown }): string =>
    input === undefined ? `is missing: it has to be ${what}` : `has to be ${what}`,
});

/** A number between two ends. @param unit what it counts, for the message */
export function from(low: number, high: number, unit: string, whole = false) {
  const ends = `${low.toLocaleString("en-US", digits)} to ${high.toLocaleString("en-US", digits)}`;
  const says = told(`${whole ? "a whole number" : "a number"} from ${ends}${unit === "" ? "" : ` ${unit}`}`);
  const number = z.number(says).min(low, says).max(high, says);
  return whole ? number.int(says) : number;
}

const digits = { maximumSignificantDigits: 6 } as const;

/** A whole number between two ends. */
export const count = (low: number, high: number, unit: string) => from(low, high, unit, true);

export const text = z.string(told("a text")).min(1, told("a text that is not empty"));

const nameText = "a name in lower case without spaces";
/** What is looked up by its name, which is compared in lower case: any other would never be found. */
export const name = z.string(told(nameText)).regex(/^[^\s\p{Lu}]+$/u, told(nameText));

const plainNameText = "a name in lower case without spaces, _ or an owner before /, e.g. acme-8b";
/** The name of a model or a GPU, in the one form that names are brought into before they are looked up. */
export const plainName = z
  .string(told(plainNameText))
  .refine((text) => /^[^\s_/]+$/u.test(text) && text === text.toLowerCase(), told(plainNameText));

/** One of a few words. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, told(`${words.length === 1 ? "" : "one of "}${words.join(", ")}`));

export const yesOrNo = z.boolean(told("true or false"));

const day = "a day that exists, as YYYY-MM-DD";
export const isoDate = z.iso.date(told(day));

/** As a source dates a figure: a year, a month or a day. */
export const sourceDate = z
  .string(told("a date, as YYYY, YYYY-MM or YYYY-MM-DD"))
  .refine((date) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date) && isDay(`${date}-01-01`.slice(0, 10)), {
    error: "has to be a date that exists, as YYYY, YYYY-MM or YYYY-MM-DD",
  });

/** A date whose age is reckoned with: a month or a day. */
export const agedDate = z
  .string(told("a date, as YYYY-MM or YYYY-MM-DD"))
  .refine((date) => /^\d{4}-\d{2}(-\d{2})?$/.test(date) && isDay(`${date}-01`.slice(0, 10)), {
    error: "has to be a date that exists, as YYYY-MM or YYYY-MM-DD",
  });

const isDay = (date: string): boolean => isoDate.safeParse(date).success;

/** An object of these keys and no other: a misspelt key would be left out without a word. */
export const row = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `has ${keysText(issue.keys)}: the keys are ${Object.keys(shape).join(", ")}`
        : told("an object").error(issue),
  });

const keysText = (keys: readonly string[]): string =>
  keys.length === 1 ? `a key ${keys[0]} that is none` : `keys ${keys.join(", ")} that are none`;

/** A list of rows, each of a name of its own where `nameOf` tells one: of two of one name the second would never be found. */
export function rows<Row extends z.ZodType>(of: Row, nameOf?: (value: z.infer<Row>) => readonly string[]) {
  return z.array(of, told("a list")).superRefine((list, context) => {
    const taken = new Map<string, number>();
    for (const [index, each] of list.entries()) {
      for (const name of nameOf?.(each) ?? []) {
        const first = taken.get(name);
        if (first !== undefined && first !== index) {
          context.addIssue({ code: "custom", path: [index], message: `is named ${name}, as [${first}] is` });
        }
        taken.set(name, index);
      }
    }
  });
}
