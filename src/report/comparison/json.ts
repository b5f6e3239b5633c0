import type { Comparison } from "../../assessment/comparison-schema.js";

/** The comparison as JSON, two spaces deep, with a line break at the end. */
export const renderComparisonJson = (comparison: Comparison): string => `${JSON.stringify(comparison, null, 2)}\n`;
