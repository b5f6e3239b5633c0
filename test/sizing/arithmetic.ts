/** The values that a printed figure may stand for. */
export interface Interval {
  low: number;
  high: number;
}

const scales: Readonly<Record<string, number>> = { ms: 1e-3, GB: 1e9 };

/** What rounding to the digits shown may have taken off. Zero and counts, which have no unit and no point, stand in full. */
function interval(digits: string, unit: string | undefined): Interval {
  const decimals = digits.split(".")[1]?.length;
  const whole = decimals === undefined && unit === undefined;
  const half = digits === "0" || whole ? 0 : 0.5 * 10 ** -(decimals ?? 0);
  const scale = scales[unit ?? ""] ?? 1;
  return { low: (Number(digits) - half) * scale, high: (Number(digits) + half) * scale };
}

const operations: Readonly<Record<string, (a: Interval, b: Interval) => Interval>> = {
  "+": (a, b) => ({ low: a.low + b.low, high: a.high + b.high }),
  "−": (a, b) => ({ low: a.low - b.high, high: a.high - b.low }),
  // no figure is below zero
  "×": (a, b) => ({ low: a.low * b.low, high: a.high * b.high }),
  "÷": (a, b) => ({ low: a.low / b.high, high: a.high / b.low }),
};

/**
 * The value of an expression in words and figures, such as `weights 3.1 ms + 0.35 × memory 2 ms`: words say nothing, × and ÷
 * bind before + and −.
 * @throws Error where figures and signs do not make an expression
 */
export function reckon(text: string): Interval {
  const tokens = [...text.matchAll(/(\d[\d.]*)(?: (ms|GB)\b)?|[()+−×÷]/g)];
  let at = 0;
  const next = (): string | undefined => tokens[at]?.[0];
  function operand(): Interval {
    const token = tokens[at++];
    if (token?.[1] !== undefined) return interval(token[1], token[2]);
    if (token?.[0] !== "(") throw new Error(`no figure in "${text}" where one is due`);
    const inner = chain("+−");
    if (tokens[at++]?.[0] !== ")") throw new Error(`"${text}" lacks a bracket`);
    return inner;
  }
  function chain(signs: string): Interval {
    const part = signs === "+−" ? () => chain("×÷") : operand;
    let value = part();
    for (let sign = next(); sign !== undefined && signs.includes(sign); sign = next()) {
      at++;
      value = operations[sign]?.(value, part()) ?? value;
    }
    return value;
  }
  const value = chain("+−");
  if (at < tokens.length) throw new Error(`"${text}" goes on after its end`);
  return value;
}
