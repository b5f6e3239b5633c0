import type { Score } from "../assessment/schema.js";
import { balanceOf, readSignal, scoreOf } from "../verdict/balance.js";
import type { Standing } from "../verdict/standing.js";

/** The score and each signal behind it, in the pack's order. */
export function scoringOf({ space }: Standing): Score {
  const { compiled } = space.engine;
  const readings = new Map(compiled.signals.map((signal) => [signal.rule.id, readSignal(signal, space.likely)]));
  const balance = balanceOf(compiled, space.likely);
  const all = compiled.signals.reduce((sum, { rule }) => sum + (spoken(rule.yieldsTo) ? 0 : rule.weight), 0);
  function spoken(id: string | undefined): boolean {
    return id !== undefined && readings.get(id)?.lean !== undefined;
  }
  const signals = compiled.pack.rules.flatMap((rule) => {
    if (rule.kind !== "signal") return [];
    const reading = readings.get(rule.id);
    const lean = reading?.lean;
    const yields = spoken(rule.yieldsTo);
    const held = reading?.holds === undefined ? undefined : rule.cases[reading.holds];
    return {
      id: rule.id,
      lean: lean === undefined ? null : lean / 100,
      weight: rule.weight,
      range: { worst: rule.worst, best: rule.best },
      counts: lean !== undefined && !yields,
      because: held ? (yields ? `${held.because} (silent: ${rule.yieldsTo} is known)` : held.because) : "Not known",
    };
  });
  return {
    self_hosted: Number(scoreOf(balance).toFixed(1)),
    bar: compiled.pack.bar,
    known_weight: all === 0 ? 0 : Number((balance.weight / all).toFixed(3)),
    signals,
  };
}
