import { z } from "zod";
import { isoDate, name, row, rows, text, told } from "./scalars.js";

/** No model was shut down before; days to one that is further away could not be reckoned with as those of a workload are. */
const shutdownDate = isoDate.refine((date) => date >= "2010-01-01" && date <= "2090-12-31", {
  error: "has to be a day from 2010-01-01 to 2090-12-31",
});

/** Announced shutdowns of managed models (data/model-lifecycle.json). */
export const lifecycleSchema = row({
  as_of: isoDate,
  about: text.exactOptional(),
  shutdowns: rows(
    row({
      provider: name,
      models: z.array(name, told("a list of models")),
      date: shutdownDate,
      replacement: text.exactOptional(),
      source: text,
    }),
  ),
});

export type LifecycleTable = z.infer<typeof lifecycleSchema>;
