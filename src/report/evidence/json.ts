import type { Evidence } from "../../assessment/evidence-schema.js";

/** What JSON lets stand as it is and a terminal acts on or hides. */
const acting = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f]/g;

/**
 * The evidence as JSON, two spaces deep, with a line break at the end. What is not known is null. Characters that would act
 * on a terminal are written as escapes, which reads back the same.
 */
export const renderEvidenceJson = (evidence: Evidence): string =>
  `${JSON.stringify(evidence, null, 2).replace(
    acting,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  )}\n`;
