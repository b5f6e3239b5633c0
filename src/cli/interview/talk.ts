import type { FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import type { Card } from "../../interview/card.js";
import {
  answeredTo,
  type Course,
  onToEconomics,
  type Step,
  stepOf,
  takenUp,
  wentBack,
} from "../../interview/course.js";
import { factCard } from "../../interview/fact-card.js";
import type { NextFact } from "../../interview/open-facts.js";
import { type Outlook, outlookOf } from "../../interview/outlook.js";
import { goBack, pauseCard } from "../../interview/plain-cards.js";
import { statusOf } from "../../interview/status.js";
import { inWords } from "../../interview/words/in-words.js";
import type { Workload } from "../../workloads/workload.js";
import { agreed } from "./agreement.js";
import { EditRefused } from "./edit-refused.js";
import type { Room } from "./room.js";
import { savedOr } from "./saving.js";

/** The interview about one workload of the file. */
export class Talk {
  constructor(
    readonly room: Room,
    readonly name: string,
    course: Course,
  ) {
    this.#course = course;
  }

  #course: Course;

  /** Asks until nothing is left to ask, or the person stops. @returns whether it came to its end */
  async hold(): Promise<boolean> {
    for (;;) {
      const workload = await this.room.desk.workload(this.name);
      const outlook = outlookOf(this.room.context, workload);
      const step = stepOf(this.room.context, workload, outlook, this.#course);
      const goesOn = step.kind === "ask" ? await this.#ask(workload, outlook, step) : await this.#turn(outlook, step);
      if (goesOn !== undefined) return goesOn === "done";
    }
  }

  async #ask(workload: Workload, outlook: Outlook, next: NextFact): Promise<"done" | "stopped" | undefined> {
    const card = this.#card(workload, outlook, next);
    const reply = await this.room.asker.ask(card);
    switch (reply.kind) {
      case "stop":
        // what was asked for costs alone is no condition of the report
        return this.#course.about === "verdict" ? "stopped" : "done";
      case "back":
        this.#back(next.fact);
        return undefined;
      case "value":
      case "unknown":
        await this.#takeOrTell(workload, next.fact, reply.kind === "value" ? reply.value : null);
        return undefined;
      default:
        this.#course = answeredTo(this.#course, next.fact, reply.kind === "keep" ? "value" : "skip");
        return undefined;
    }
  }

  #card(workload: Workload, outlook: Outlook, next: NextFact): Card {
    const { about, asked } = this.#course;
    return factCard({ context: this.room.context, workload, outlook, next, before: asked.length, about });
  }

  #back(from: string): void {
    const before = wentBack(this.#course, from);
    if (before) this.#course = before;
    else this.room.asker.say("This is the first question.");
  }

  /** Takes an answer; where the file cannot hold it, says why and puts the question off. */
  async #takeOrTell(workload: Workload, fact: string, value: FactValue | null): Promise<void> {
    try {
      await this.#answer(workload, fact, value);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      this.room.asker.say(`Not taken: ${error.message}.`);
      this.#course = answeredTo(this.#course, fact, "skip");
    }
  }

  /** Takes an answer once nothing contradicts it, and saves it. */
  async #answer(workload: Workload, fact: string, value: FactValue | null): Promise<void> {
    const answers = await agreed(this.room, workload, [fact, value], (tried, asked) =>
      this.#card(tried, outlookOf(this.room.context, tried), { fact: asked, towards: asked }),
    );
    if (!answers || !(await savedOr(this.room, () => this.room.desk.save({ name: this.name, answers })))) return;
    for (const [name, to] of answers) {
      this.room.asker.say(toldOf(name, to));
      this.#course = answeredTo(this.#course, name, to === null ? "unknown" : "value");
    }
  }

  /** What is left once nothing more is to be asked for the verdict: what was put off, costs, or the end. */
  async #turn(outlook: Outlook, step: Exclude<Step, { kind: "ask" }>): Promise<"done" | "stopped" | undefined> {
    if (step.kind === "priced") return "done";
    if (step.kind === "exhausted" && step.putOff.length > 0) {
      const count = step.putOff.length === 1 ? "One question was" : `${step.putOff.length} questions were`;
      const question = `${count} put off that could still change the verdict. Go over that now?`;
      const goesOn = await this.#pause("Put off", question, outlook, takenUp);
      if (goesOn !== "done") return goesOn;
    }
    if (step.open.length === 0) return "done";
    const settled =
      step.kind === "settled"
        ? "The verdict is settled: nothing that is still unknown can change it."
        : "Nothing more can be asked that could change the verdict: the report says what would have to be found out.";
    const question = `${settled} Go on with what both sides cost (${step.open.length} questions at most)?`;
    return await this.#pause("The verdict", question, outlook, onToEconomics);
  }

  /** Asks whether to go on. @returns "done" where not, undefined where the interview goes on or back */
  async #pause(
    heading: string,
    question: string,
    outlook: Outlook,
    on: (course: Course) => Course,
  ): Promise<"done" | "stopped" | undefined> {
    const reply = await this.room.asker.ask(pauseCard(heading, question, statusOf(outlook)));
    if (reply.kind === "stop") return "stopped";
    if (reply.kind === "value" && reply.value === goBack) this.#back("");
    else if (reply.kind === "value" && reply.value === true) this.#course = on(this.#course);
    else return "done";
    return undefined;
  }
}

/** What was taken, in one line that stays. */
function toldOf(fact: string, value: FactValue | null): string {
  const spec = findSpec(fact);
  if (!spec) return fact;
  return `${spec.title}: ${value === null ? "not known" : inWords(spec, value)}`;
}
