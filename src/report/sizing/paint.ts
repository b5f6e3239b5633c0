/** How the terminal report is coloured. Each function returns its text with or without escape sequences around it. */
export interface Paint {
  title: (text: string) => string;
  good: (text: string) => string;
  bad: (text: string) => string;
  faint: (text: string) => string;
}

const same = (text: string): string => text;

export const noPaint: Paint = { title: same, good: same, bad: same, faint: same };
