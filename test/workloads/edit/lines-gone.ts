/** The lines of the old text that are not in the new one, both in order; that an entry is no longer the last is no matter. */
export function gone(before: string, after: string): string[] {
  const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.replace(/,(?=\s*(?:#.*)?$)/, ""));
  const old = linesOf(before);
  const now = linesOf(after);
  const common = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const below = common[i + 1]?.[j] ?? 0;
      const row = common[i];
      if (row) row[j] = old[i] === now[j] ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(below, row[j + 1] ?? 0);
    }
  }
  const left: string[] = [];
  for (let i = 0, j = 0; i < old.length; ) {
    if (j < now.length && old[i] === now[j]) {
      i += 1;
      j += 1;
    } else if (j < now.length && (common[i]?.[j + 1] ?? 0) > (common[i + 1]?.[j] ?? 0)) j += 1;
    else {
      left.push(old[i] ?? "");
      i += 1;
    }
  }
  return left;
}
