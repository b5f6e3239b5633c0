import { z } from "zod";

export const mode = z.enum(["managed", "self_hosted", "hybrid", "blocked"]);
export const rung = z.enum(["A", "B", "C", "D", "E", "F", "G", "H", "I"]);
export const provenance = z.enum(["measured", "declared", "derived", "assumed", "unknown"]);
export const value = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.null()]);
