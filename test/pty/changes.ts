/** Tells when something has changed, to those who wait for a state. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Looks now and at every change until there is something; nothing if there is none within so many milliseconds. */
  until<Found>(look: () => Found | undefined, limit: number): Promise<Found | undefined> {
    return new Promise((resolve) => {
      const stop = (found: Found | undefined) => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        resolve(found);
      };
      const check = () => {
        const found = look();
        if (found !== undefined) stop(found);
      };
      const timer = setTimeout(() => stop(undefined), limit);
      this.#listeners.add(check);
      check();
    });
  }

  /** Waits until there was no change for so many milliseconds. */
  quiet(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const again = () => timer.refresh();
      const timer = setTimeout(() => {
        this.#listeners.delete(again);
        resolve();
      }, milliseconds);
      this.#listeners.add(again);
    });
  }
}
