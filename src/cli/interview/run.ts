import { type Context, contextOf } from "../../assess/context.js";
import { begun } from "../../interview/course.js";
import type { GivenWorkload } from "../../interview/given.js";
import { yesNoCard } from "../../interview/plain-cards.js";
import type { Pack } from "../../rules/pack.js";
import { refuseTarget } from "../assess/deliver.js";
import { UsageError } from "../failure.js";
import { inputFiles } from "../input-files.js";
import { loadPack } from "../packs.js";
import { today } from "../shared-options.js";
import { shellWord } from "../shell-word.js";
import { loadTools } from "../tools.js";
import { type Asker, Interrupted } from "./asker.js";
import { askerFor } from "./asker-for.js";
import { Desk } from "./desk.js";
import { end, inputsOf } from "./ending.js";
import { fill } from "./fill.js";
import type { InterviewFlags } from "./flags.js";
import { givenAnswers } from "./given-answers.js";
import { missingAnswers } from "./missing-answers.js";
import { type Outcome, Talk } from "./talk.js";
import { type Target, targetsOf } from "./targets.js";

/**
 * Holds an interview: takes what was answered beforehand, asks for the rest at a terminal, and ends with the report.
 *
 * @throws UsageError or InputError where something of what was given cannot be used, or answers are missing without a terminal
 */
export async function runInterview(file: string, flags: InterviewFlags): Promise<void> {
  if (file === "-") throw new UsageError("an interview is written into a file, not to standard output: name one");
  // a slip is told before the work
  refuseTarget(flags, inputFiles([...inputsOf(file, flags), flags.pack]));
  const given = await givenAnswers(flags);
  const asOf = flags.asOf ?? today();
  const packFiles: string[] = [];
  const pack = await loadPack(flags.pack, packFiles);
  const { data, sizing } = await loadTools(flags, asOf);
  const session: Session = {
    context: contextOf(pack, data, asOf),
    desk: new Desk(file, sizing),
    flags,
    pack,
    asOf,
    packFiles,
  };
  const asker = askerFor(flags);
  try {
    await hold(session, given, asker);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    asker?.close();
    process.stderr.write(`${goOn(session.desk)}\n`);
    // whoever started the program learns that it was broken off
    process.kill(process.pid, "SIGINT");
  } finally {
    asker?.close();
  }
}

interface Session {
  context: Context;
  desk: Desk;
  flags: InterviewFlags;
  pack: Pack;
  asOf: string;
  packFiles: readonly string[];
}

async function hold(session: Session, given: readonly GivenWorkload[], asker: Asker | undefined): Promise<void> {
  const { desk, flags } = session;
  const targets = await targetsOf(desk, given, flags, asker);
  if (!targets) return;
  const subjects: Target[] = [];
  for (const target of targets) subjects.push(await takenUp(session, target));
  const names = (): string[] => subjects.map(({ name }) => name);
  if (!asker) return await endWithout(session, names());
  const outcome = await talked(session, subjects, asker);
  if (outcome === "stopped") asker.say(`Stopped. ${goOn(desk)}`);
  else await end(session, names(), outcome === "done" ? asker : undefined);
}

/** Takes a workload into the file, with what was answered of it beforehand: what was said to be unknown is not asked for again. */
async function takenUp({ context, desk, flags }: Session, target: Target): Promise<Target> {
  const say = (line: string): void => {
    if (!flags.quiet) process.stderr.write(`${line}\n`);
  };
  const values = await fill({ context, desk }, target, { replace: flags.replace, say });
  const given = [...values].flatMap(([fact, { value }]) => (value === null ? [fact] : []));
  return { ...target, unknown: [...target.unknown, ...given] };
}

/** Without a terminal nobody is asked: what is missing is named, or the report ends it. */
async function endWithout(session: Session, names: readonly string[]): Promise<void> {
  const missing = await missingAnswers(session, names);
  if (missing !== undefined) throw new UsageError(missing);
  await end(session, names, undefined);
}

/** Talks about each workload, and about more of them where new ones are taken up. */
async function talked(session: Session, subjects: Target[], asker: Asker): Promise<Outcome> {
  for (const subject of subjects) {
    const { name, unknown, isNew } = subject;
    if (subjects.length > 1 && !isNew) asker.say(`\nWorkload: ${name}`);
    const outcome = await new Talk({ ...session, asker }, name, begun(unknown)).hold();
    if (outcome !== "done") return outcome;
    // the list grows while it is walked
    if (isNew && subject === subjects.at(-1) && (await another(session, subjects, asker)) === "enough") return "enough";
  }
  return "done";
}

async function another(session: Session, subjects: Target[], asker: Asker): Promise<Outcome> {
  const card = yesNoCard("The portfolio", "Add another workload to the file?", { likely: false });
  const reply = await asker.ask(card);
  if (reply.kind === "stop") return "enough";
  if (reply.kind !== "value" || reply.value !== true) return "done";
  const [target] = (await targetsOf(session.desk, [], { ...session.flags, add: true }, asker)) ?? [];
  if (!target) return "enough";
  subjects.push(await takenUp(session, target));
  return "done";
}

/** How to go on with what is saved. */
function goOn(desk: Desk): string {
  if (desk.text() === undefined) return "Nothing was answered yet.";
  return `Every answer is in ${desk.path}. Go on with: llm-decide interview ${shellWord(desk.path)} --resume`;
}
