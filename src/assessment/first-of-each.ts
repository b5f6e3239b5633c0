/** The first of each GPU where there are several GPUs, else all. */
export function firstOfEach<Row extends { gpu: string }>(rows: readonly Row[]): Row[] {
  const seen = new Set(rows.map(({ gpu }) => gpu));
  if (seen.size <= 1) return [...rows];
  return rows.filter(({ gpu }) => seen.delete(gpu));
}
