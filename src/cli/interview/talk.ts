import type { FactValue } from "../../facts/fact.js";
import { findSpec } from "../../facts/registry/registry.js";
import type { Card } from "../../interview/card.js";
import {
  answeredTo,
  type Course,
  onToEconomics,
  reopened,
  type Step,
  stepOf,
  wentBack,
} from "../../interview/course.js";
import { factCard } from "../../interview/fact-card.js";
import type { NextFact } from "../../interview/open-facts.js";
import { type Outlook, outlookOf } from "../../interview/outlook.js";
import { goBack, pauseCard, yesNoCard } from "../../interview/plain-cards.js";
import { statusOf } from "../../interview/status.js";
import { inWords } from "../../interview/words/in-words.js";
import { sameValue } from "../../workloads/edit/same.js";
import type { Workload } from "../../workloads/workload.js";
import { EditRefused } from "../edit-refused.js";
import { agreed } from "./agreement.js";
import type { Answers } from "./desk.js";
import { readOr, savedOr } from "./retrying.js";
import type { Room } from "./room.js";

/** How a talk ended: nothing is left to ask, or the person stopped, once the verdict was done with or before. */
export type Outcome = "done" | "enough" | "stopped";

/** The interview about one workload of the file. */
export class Talk {
  readonly #room: Room;
  readonly #name: string;
  #course: Course;
  /** Kinds of contradictions that the person has said to be true. */
  readonly #borne = new Set<string>();

  constructor(room: Room, name: string, course: Course) {
    this.#room = room;
    this.#name = name;
    this.#course = course;
  }

  /** Asks until nothing is left to ask, or the person stops. */
  async hold(): Promise<Outcome> {
    const { context, desk } = this.#room;
    for (;;) {
      const workload = await readOr(this.#room, () => desk.workload(this.#name));
      const outlook = outlookOf(context, workload);
      const step = stepOf(context, workload, outlook, this.#course);
      const outcome = step.kind === "ask" ? await this.#ask(workload, outlook, step) : await this.#turn(outlook, step);
      if (outcome !== undefined) return outcome;
    }
  }

  async #ask(workload: Workload, outlook: Outlook, next: NextFact): Promise<Outcome | undefined> {
    const reply = await this.#room.asker.ask(this.#card(workload, outlook, next));
    switch (reply.kind) {
      case "stop":
        return this.#stopped();
      case "back":
        this.#back(next.fact);
        return undefined;
      case "value":
      case "unknown":
        return await this.#answer(workload, next.fact, reply.kind === "value" ? reply.value : null);
      default:
        this.#course = answeredTo(this.#course, next.fact, reply.kind);
        return undefined;
    }
  }

  /** What was asked for costs alone is no condition of the report. */
  #stopped(): Outcome {
    return this.#course.about === "verdict" ? "stopped" : "enough";
  }

  #card(workload: Workload, outlook: Outlook, next: NextFact): Card {
    return factCard({ context: this.#room.context, workload, outlook, next, course: this.#course });
  }

  #back(from: string): void {
    const before = wentBack(this.#course, from);
    if (before) this.#course = before;
    else this.#room.asker.say("This is the first question.");
  }

  /** Takes an answer once nothing contradicts it, and saves it. Where the file cannot hold it, the question is put off. */
  async #answer(workload: Workload, fact: string, value: FactValue | null): Promise<Outcome | undefined> {
    const room = this.#room;
    try {
      const agreement = await agreed(room, workload, [fact, value], this.#borne, (tried, asked) =>
        this.#card(tried, outlookOf(room.context, tried), { fact: asked, towards: asked }),
      );
      if (agreement === "stopped") return this.#stopped();
      if (agreement !== "taken back" && (await this.#isMine(workload, agreement))) await this.#save(agreement);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
      room.asker.say(`Not taken: ${error.message}.`);
      this.#course = answeredTo(this.#course, fact, "skip");
    }
    return undefined;
  }

  /** Whether the answers may be saved: somebody else may have answered in the file while the question stood here. */
  async #isMine(asked: Workload, answers: Answers): Promise<boolean> {
    const { asker, desk } = this.#room;
    const { stated } = await desk.workload(this.#name);
    for (const [fact, value] of answers) {
      const now = stated.get(fact)?.value;
      const mine = [asked.stated.get(fact)?.value, value];
      if (now === undefined || mine.some((other) => other != null && sameValue(now, other))) continue;
      const question = `Somebody else has written meanwhile: ${toldOf(fact, now)}. Replace it by yours?`;
      const reply = await asker.ask(yesNoCard("The file has changed", question, { likely: false }));
      if (reply.kind === "value" && reply.value === true) continue;
      this.#course = answeredTo(this.#course, fact, "keep");
      return false;
    }
    return true;
  }

  async #save(answers: Answers): Promise<void> {
    const { desk, asker } = this.#room;
    await savedOr(this.#room, () => desk.save({ name: this.#name, answers }));
    for (const [fact, value] of answers) {
      asker.say(toldOf(fact, value));
      this.#course = answeredTo(this.#course, fact, value === null ? "unknown" : "value");
    }
  }

  /** What is left once nothing more is to be asked for the verdict: what was put off, costs, or the end. */
  async #turn(outlook: Outlook, step: Exclude<Step, { kind: "ask" }>): Promise<Outcome | undefined> {
    if (step.kind === "priced") return "done";
    if (step.kind === "exhausted" && step.putOff.length > 0) {
      const several = step.putOff.length > 1;
      const question = `${several ? `${step.putOff.length} questions were` : "One question was"} put off that could still change the verdict. Go over ${several ? "them" : "it"} now?`;
      const outcome = await this.#pause("Put off", question, outlook, reopened);
      if (outcome !== "done") return outcome;
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
  ): Promise<Outcome | undefined> {
    const reply = await this.#room.asker.ask(pauseCard(heading, question, statusOf(outlook)));
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
  return spec ? `${spec.title}: ${value === null ? "not known" : inWords(spec, value)}` : fact;
}
