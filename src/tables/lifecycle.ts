import { z } from "zod";
import { isoDate, name, row, rows, text, told } from "./scalars.js";

/** Announced shutdowns of managed models (data/model-lifecycle.json). */
export const lifecycleSchema = row({
  as_of: isoDate,
  about: text.exactOptional(),
  shutdowns: rows(
    row({
      provider: name,
      models: z.array(name, told("a list of models")),
      date: isoDate,
      replacement: text.exactOptional(),
      source: text,
    }),
  ),
});

export type LifecycleTable = z.infer<typeof lifecycleSchema>;
