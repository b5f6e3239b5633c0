/** Sizes in pixels. */
export const width = 760;
export const margin = 24;
export const rowHeight = 20;
export const font = { family: "sans-serif", text: 12, title: 16 } as const;

export const ink = { text: "#1f2328", faint: "#57606a", grid: "#e4e7eb", axis: "#8c959f", ground: "#ffffff" } as const;

/** Each line differs in colour, dashes and marker, so that any one of the three is enough. */
export const lineLooks = [
  { color: "#0072b2", dash: "solid", symbol: "circle" },
  { color: "#d55e00", dash: [9, 4], symbol: "rect" },
  { color: "#00795a", dash: [2, 3], symbol: "triangle" },
  { color: "#a2458a", dash: [11, 3, 2, 3], symbol: "diamond" },
  { color: "#7a5c00", dash: [5, 3], symbol: "emptyCircle" },
  { color: "#333333", dash: [16, 4], symbol: "emptyRect" },
] as const;

/** Colours of bars: what is pointed out, and the rest. */
export const bar = { strong: "#0072b2", soft: "#b9d7ea" } as const;
