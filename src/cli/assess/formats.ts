/** Forms of a report. */
export const formats = ["terminal", "markdown", "json"] as const;
export type Format = (typeof formats)[number];
