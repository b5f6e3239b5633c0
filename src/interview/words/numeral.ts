import { guess, type Note } from "./answer.js";

/** A number written in digits, and what had to be assumed to read it. */
export interface Numeral {
  value: number;
  notes: readonly Note[];
  /** One point and three digits, `1.200`: a fraction for some, for others thousands. */
  twoWays?: boolean;
}

const grouped = /^\d{1,3}([,.' ])\d{3}(?:\1\d{3})*$/;
const indian = /^\d{1,2}(?:,\d{2})+,\d{3}$/;
const english = /^\d{1,3}([,' ])\d{3}(?:\1\d{3})*\.\d+$/;
const continental = /^\d{1,3}([.' ])\d{3}(?:\1\d{3})*,\d+$/;

const plainly = (text: string): Numeral => ({ value: Number(text), notes: [] });

/** A number of people's writing, without sign: `1,200,000`, `1 200 000`, `1.200.000`, `1,5`, `1e6`. Undefined where it is none. */
export function numeral(text: string): Numeral | undefined {
  const [, written = "", exponent = ""] = /^([^e]*)(e.*)?$/i.exec(text.replaceAll("_", "")) ?? [];
  if (/^(?:\d+\.?\d*|\.\d+)$/.test(written)) {
    const twoWays = exponent === "" && /^[1-9]\d{0,2}\.\d{3}$/.test(written);
    return { ...plainly(written + exponent), ...(twoWays ? { twoWays } : {}) };
  }
  if (exponent !== "") {
    return english.test(written) || grouped.test(written) ? plainly(withoutGroups(written) + exponent) : undefined;
  }
  if (/^0?,\d+$/.test(written)) return decimalComma(written);
  // two numbers could stand so as well
  if (/^\d{1,3} \d{3}$/.test(written)) {
    return { ...plainly(withoutGroups(written)), notes: [guess("the blank taken to part thousands")] };
  }
  if (grouped.test(written) || english.test(written)) return plainly(withoutGroups(written));
  if (indian.test(written)) return { ...plainly(withoutGroups(written)), notes: [guess("commas taken as groups")] };
  if (continental.test(written) || /^\d+,\d+$/.test(written)) return decimalComma(written);
  return undefined;
}

function withoutGroups(text: string): string {
  const point = text.includes(",") || /[' ]/.test(text) ? text.indexOf(".") : -1;
  const whole = point === -1 ? text : text.slice(0, point);
  return whole.replace(/[,.' ]/g, "") + (point === -1 ? "" : text.slice(point));
}

function decimalComma(text: string): Numeral {
  const value = Number(text.replace(/[.' ]/g, "").replace(",", "."));
  return { value, notes: [guess("the comma taken as a decimal point")] };
}
