import { z } from "zod";
import { offers, offerWords } from "../pricing/provider-facts.js";
import { agedDate, count, name, oneOf, row, rows, text, told, yesOrNo } from "./scalars.js";

const sourced = {
  provider: name,
  surface: name,
  detail: text,
  as_of: agedDate,
  confidence: oneOf(["high", "medium"]),
  source: text,
};

const residency = row({
  regions: z.array(text, told("a list of regions")).min(1, told("a list of one region or more")),
  others: yesOrNo.exactOptional(),
  by_approval: yesOrNo.exactOptional(),
});

/** The value that each fact can have: a misspelt one would turn what is covered into what nobody knows. */
const fact = z.discriminatedUnion(
  "fact",
  [
    row({ ...sourced, fact: oneOf(offers), value: oneOf(offerWords) }),
    row({ ...sourced, fact: z.literal("residency"), value: residency }),
    row({ ...sourced, fact: z.literal("retention_days"), value: count(0, 36_500, "days") }),
  ],
  { error: (issue) => told(issue.code === "invalid_union" ? oneOfFacts : "an object").error(issue) },
);

const oneOfFacts = `one of ${[...offers, "residency", "retention_days"].join(", ")}`;

/** Facts about what providers offer (data/providers.json). */
export const providersSchema = row({
  as_of: agedDate,
  about: text.exactOptional(),
  facts: rows(fact, (each) => [`${each.provider} ${each.surface} ${each.fact}`]),
});

export type ProvidersTable = z.infer<typeof providersSchema>;
