import { z } from "zod";
import { comparisonSchema } from "./comparison-schema.js";
import { evidenceSchema } from "./evidence-schema.js";
import { assessmentSchema } from "./schema.js";
import { sizingAnswerSchema } from "./sizing-schema.js";

/** JSON Schema (draft 2020-12) of what `assess --format json` writes. */
export function assessmentJsonSchema(): object {
  return { title: "llm-decide assessment", ...z.toJSONSchema(assessmentSchema, { target: "draft-2020-12" }) };
}

/** JSON Schema (draft 2020-12) of what `size --format json` writes. */
export function sizingJsonSchema(): object {
  return { title: "llm-decide sizing", ...z.toJSONSchema(sizingAnswerSchema, { target: "draft-2020-12" }) };
}

/** JSON Schema (draft 2020-12) of what `compare --format json` writes. */
export function comparisonJsonSchema(): object {
  return { title: "llm-decide comparison", ...z.toJSONSchema(comparisonSchema, { target: "draft-2020-12" }) };
}

/** JSON Schema (draft 2020-12) of what `measure --format json` writes. */
export function evidenceJsonSchema(): object {
  return { title: "llm-decide evidence", ...z.toJSONSchema(evidenceSchema, { target: "draft-2020-12" }) };
}
