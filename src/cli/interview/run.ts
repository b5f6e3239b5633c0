import { type Context, contextOf } from "../../assess/context.js";
import { begun } from "../../interview/course.js";
import type { GivenWorkload } from "../../interview/given.js";
import { yesNoCard } from "../../interview/plain-cards.js";
import type { Pack } from "../../rules/pack.js";
import { UsageError } from "../failure.js";
import { loadPack } from "../packs.js";
import { today } from "../shared-options.js";
import { type Asker, Interrupted } from "./asker.js";
import { askerFor } from "./asker-for.js";
import { Desk } from "./desk.js";
import { end } from "./ending.js";
import { fill } from "./fill.js";
import type { InterviewFlags } from "./flags.js";
import { givenAnswers } from "./given-answers.js";
import { missingAnswers } from "./missing-answers.js";
import { Talk } from "./talk.js";
import { type Target, targetsOf } from "./targets.js";
import { loadTools } from "./tools.js";

/**
 * Holds an interview: takes what was answered beforehand, asks for the rest at a terminal, and ends with the report.
 *
 * @throws UsageError or InputError where something of what was given cannot be used, or answers are missing without a terminal
 */
export async function runInterview(file: string, flags: InterviewFlags): Promise<void> {
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
    process.stderr.write(`${goOn(file)}\n`);
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
  const names: string[] = [];
  for (const target of targets) names.push(await takenUp(session, target));
  if (!asker) return await endWithout(session, names);
  const stopped = await talked(session, names, asker);
  if (stopped) {
    asker.say(`Stopped. ${goOn(desk.path)}`);
    return;
  }
  await end(session, names, asker);
}

/** Puts a new workload into the file, and takes what was answered of it beforehand. */
async function takenUp({ desk, flags }: Session, { name, owner, given, isNew }: Target): Promise<string> {
  if (isNew) await desk.add(name, owner);
  const say = (line: string): void => {
    if (!flags.quiet) process.stderr.write(`${line}\n`);
  };
  await fill(desk, name, given, { replace: flags.replace, say });
  return name;
}

/** Without a terminal nobody is asked: what is missing is named, or the report ends it. */
async function endWithout(session: Session, names: readonly string[]): Promise<void> {
  const missing = await missingAnswers(session, names);
  if (missing !== undefined) throw new UsageError(missing);
  await end(session, names, undefined);
}

/** Talks about each workload, and about more of them where the file is new. @returns whether the person stopped */
async function talked(session: Session, names: string[], asker: Asker): Promise<boolean> {
  const { flags } = session;
  const more = !flags.resume && names.length === 1 && (await session.desk.look()).workloads.length === 1;
  for (let next = names[0], i = 0; next !== undefined; next = names[++i]) {
    const { unknown = [] } = await session.desk.workload(next);
    if (names.length > 1) asker.say(`\n${next}`);
    const talk = new Talk({ ...session, asker }, next, begun(flags.resume ? unknown : []));
    if (!(await talk.hold())) return true;
    if (more && i === names.length - 1) await another(session, names, asker);
  }
  return false;
}

async function another({ desk, flags }: Session, names: string[], asker: Asker): Promise<void> {
  const card = yesNoCard("The portfolio", "Add another workload to the file?", { likely: false });
  const reply = await asker.ask(card);
  if (reply.kind !== "value" || reply.value !== true) return;
  const [target] = (await targetsOf(desk, [], { ...flags, add: true }, asker)) ?? [];
  if (!target) return;
  await desk.add(target.name, target.owner);
  names.push(target.name);
}

const goOn = (file: string): string => `Every answer is in ${file}. Go on with: llm-decide interview ${file} --resume`;
