/** One edit of a table: where, and what stands there then; undefined where it is gone. */
export interface Edit {
  path: Path;
  value: unknown;
}

export type Path = readonly (string | number)[];

const slips: readonly unknown[] = [undefined, 0, -1, 0.5, 1, 1e-300, 1e300, "x", "", null, [], {}];

/** Every place of a table's content, from the outside in; of a list of plain values the first alone. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const inner = Array.isArray(value)
    ? (typeof value[0] === "object" ? value : value.slice(0, 1)).flatMap((each, i) => placesIn(each, [...path, i]))
    : Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

const valueAt = (content: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, key) => Object.entries(value ?? {}).find(([k]) => k === String(key))?.[1], content);

/** A copy in which the value of one place is another, new, or gone. */
export function edited(content: unknown, { path: [key, ...rest], value }: Edit): unknown {
  if (key === undefined) return value;
  const put = (each: unknown): unknown[] => {
    if (rest.length === 0) return value === undefined ? [] : [value];
    return [edited(each, { path: rest, value })];
  };
  if (Array.isArray(content)) return content.flatMap((each, i) => (i === key ? put(each) : [each]));
  const entries = Object.entries({ [key]: undefined, ...Object(content) }).sort(
    ([a], [b]) => Number(a === key) - Number(b === key),
  );
  return Object.fromEntries(
    entries.flatMap(([k, each]) => (k === key ? put(each).map((now) => [k, now]) : [[k, each]])),
  );
}

/** Every place with every slip and gone, and each number also ten times too large and too small. */
export function editsOf(content: unknown): Edit[] {
  return placesIn(content).flatMap((path) => {
    const value = valueAt(content, path);
    const near = typeof value === "number" ? [value / 10, value * 10] : [];
    return [...new Set([...slips, ...near])].map((slip) => ({ path, value: slip }));
  });
}
