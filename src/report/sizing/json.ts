import type { Sizing } from "../../assessment/sizing-schema.js";

/** The sizing as JSON, two spaces deep, with a line break at the end. */
export const renderSizingJson = (sizing: Sizing): string => `${JSON.stringify(sizing, null, 2)}\n`;
