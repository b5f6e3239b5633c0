import { z } from "zod";

const isoDate = z.iso.date("has to be a day that exists, as YYYY-MM-DD");

/** The table of announced model shutdowns (data/model-lifecycle.json). */
export const lifecycleSchema = z.object({
  as_of: isoDate,
  shutdowns: z.array(
    z.object({
      provider: z.string(),
      models: z.array(z.string()),
      date: isoDate,
      replacement: z.string().optional(),
      source: z.string(),
    }),
  ),
});

export type LifecycleTable = z.infer<typeof lifecycleSchema>;
