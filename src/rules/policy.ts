import type { Pack } from "./pack.js";
import type { PackSource } from "./parse.js";

/** Refuses rules and keys that do not go with the hit policy, since they would silently do nothing. */
export function checkPolicy(source: PackSource, base: Pack | undefined): void {
  const { text } = source;
  const policy = source.hitPolicy ?? base?.hitPolicy ?? "weigh";
  if (base && policy !== base.hitPolicy) {
    text.add("pack-other-policy", ["hit_policy"], { policy, pack: base.id, expected: base.hitPolicy });
  }
  for (const rule of [...source.rules, ...source.replace]) {
    const decides = rule.kind !== "warning" && rule.kind !== "risk";
    if (decides && (rule.kind === "row") !== (policy === "first")) {
      text.addAt("pack-kind-unfit", rule.at, { id: rule.id, kind: rule.kind, policy });
    }
  }
  const idle = policy === "first" ? "bar" : "otherwise";
  if (source[idle] !== undefined) text.addAt("pack-key-idle", text.keyPosition([], idle), { key: idle, policy });
}
