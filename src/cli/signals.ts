const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Undoes on a signal, and then ends by it as the caller expects. @returns what takes the handlers away */
export function undoOnSignal(undo: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    undo();
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return release;
}
