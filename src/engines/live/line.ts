import { setTimeout as pause } from "node:timers/promises";
import { connect } from "../connect.js";
import type { ConnectOptions, Database } from "../database.js";
import { DatabaseError } from "../database-error.js";

/** How often a question is asked at most. */
const attempts = 3;

/** How long to wait before a question is asked again, the first time; twice as long the next. */
const waitMs = 250;

/** A line to a server: where it breaks, it is laid again, and what was asked is asked again from the start. */
export class Line {
  #database: Database | undefined;

  constructor(
    private readonly url: string,
    private readonly options: ConnectOptions,
  ) {}

  /** The answer, whole. Throws a DatabaseError where there is none after several attempts, or no other try would help. */
  async ask<Answer>(question: (database: Database) => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        this.#database ??= await connect(this.url, this.options);
        return await question(this.#database);
      } catch (error) {
        await this.close();
        if (!(error instanceof DatabaseError) || !error.transient || attempt === attempts) throw error;
        await pause(waitMs * 2 ** (attempt - 1));
      }
    }
  }

  async close(): Promise<void> {
    const database = this.#database;
    this.#database = undefined;
    await database?.close();
  }
}
