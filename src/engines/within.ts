/** That nothing came in time. */
export class NoAnswer extends Error {}

/** What is promised, or `NoAnswer` after so many milliseconds; `giveUp` then ends what is waited for. */
export async function within<T>(milliseconds: number, promised: Promise<T>, giveUp?: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer());
      giveUp?.();
    }, milliseconds);
  });
  // once it is late, nobody waits for what comes of it
  promised.catch(() => undefined);
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
  }
}
