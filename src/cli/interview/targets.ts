import { suggest } from "../../diagnostics/suggest.js";
import type { GivenWorkload } from "../../interview/given.js";
import { choiceCard, nameCard, ownerCard } from "../../interview/plain-cards.js";
import { shown } from "../../text/wrap.js";
import type { Workload } from "../../workloads/workload.js";
import { InputError, UsageError } from "../failure.js";
import type { Asker } from "./asker.js";
import type { Desk } from "./desk.js";
import type { InterviewFlags } from "./flags.js";

/** A workload to ask about, and what was answered of it beforehand. */
export interface Target {
  name: string;
  owner?: string;
  given: GivenWorkload;
  /** Whether the file has to take it up first. */
  isNew: boolean;
  /** Facts that the file says nobody knows, and that are not to be asked for again. */
  unknown: readonly string[];
}

/** What somebody wants of a file that exists. */
type Wish = "resume" | "add" | "stop";

const nothing: GivenWorkload = { answers: [] };

/**
 * The workloads to ask about: those named, those of the file, or a new one. Undefined where the person stops.
 *
 * @param asker absent where there is no terminal to ask at
 * @throws UsageError where nobody says which, InputError where the file has an error
 */
export async function targetsOf(
  desk: Desk,
  given: readonly GivenWorkload[],
  flags: InterviewFlags,
  asker: Asker | undefined,
): Promise<readonly Target[] | undefined> {
  const exists = desk.text() !== undefined;
  const { workloads, problems } = await desk.look();
  if (workloads.length === 0 && problems.some((p) => p.severity === "error" && !isBlank(p.code))) {
    throw new InputError(problems);
  }
  const names = workloads.map(({ name }) => name);
  if (flags.add && flags.resume) throw new UsageError("--add and --resume do not go together: add, or go on");
  if (!exists && flags.resume) throw new UsageError(`there is no file ${desk.path} to go on with`);
  if (given.some(({ name }) => name !== undefined)) {
    return given.map((each) => named(desk.path, each, workloads, flags));
  }
  const [first = nothing] = given;
  if (first.owner !== undefined && workloads.length > 0 && !flags.add) {
    throw new UsageError(`--owner is for a new workload: ${desk.path} has some already; --add adds one`);
  }
  if (flags.resume && first.answers.length === 0) return workloads.map(resumed);
  if (workloads.length === 0 || flags.add) return await newOne(first, names, asker);
  const [only] = workloads;
  if (first.answers.length > 0 && only && workloads.length === 1)
    return [{ ...(flags.resume ? resumed(only) : existing(only)), given: first }];
  const wish = asker && first.answers.length === 0 ? await wishOf(desk.path, names, asker) : undefined;
  if (wish === "resume") return workloads.map(resumed);
  if (wish === "add") return await newOne(first, names, asker);
  if (wish === "stop") return undefined;
  if (wish !== undefined) return workloads.filter(({ name }) => name === wish.workload).map(existing);
  throw new UsageError(
    `${desk.path} exists, with ${names.length === 1 ? "the workload" : "workloads"} ${names.slice(0, 5).map(shown).join(", ")}: --resume goes on with it, --workload NAME fills the gaps of one, --add adds one; or name another file`,
  );
}

/** A file that holds no workload yet: one that is to be filled. */
const isBlank = (code: string): boolean => code === "file-empty" || code === "no-workloads";

const existing = ({ name }: Workload): Target => ({ name, given: nothing, isNew: false, unknown: [] });

const resumed = ({ name, unknown = [] }: Workload): Target => ({ name, given: nothing, isNew: false, unknown });

function named(path: string, given: GivenWorkload, workloads: readonly Workload[], flags: InterviewFlags): Target {
  const { name, owner } = given;
  if (name === undefined) throw new UsageError("each workload of the answers needs a `name`");
  const found = workloads.find((workload) => workload.name === name);
  if (found && owner !== undefined && owner !== found.owner) {
    throw new UsageError(`--owner is for a new workload: ${path} has ${shown(name)} already, change it there`);
  }
  if (found) return { ...(flags.resume ? resumed(found) : existing(found)), given };
  if (flags.add || workloads.length === 0) {
    return { name, ...(owner === undefined ? {} : { owner }), given, isNew: true, unknown: [] };
  }
  const meant = suggest(
    name,
    workloads.map((workload) => workload.name),
  );
  throw new UsageError(
    `${path} has no workload ${shown(name)}${meant === undefined ? "" : ` (did you mean ${meant}?)`}: --add adds it`,
  );
}

async function newOne(
  given: GivenWorkload,
  names: readonly string[],
  asker: Asker | undefined,
): Promise<readonly Target[] | undefined> {
  if (!asker) throw new UsageError("nobody can be asked without a terminal: name the workload with --workload NAME");
  const reply = await asker.ask(nameCard(names));
  if (reply.kind !== "value") return undefined;
  const name = String(reply.value);
  const owner = given.owner === undefined ? await asker.ask(ownerCard(name)) : undefined;
  if (owner?.kind === "stop") return undefined;
  const who = owner?.kind === "value" ? String(owner.value) : given.owner;
  asker.say(`Workload: ${name}${who === undefined ? "" : `, of ${who}`}`);
  return [{ name, ...(who === undefined ? {} : { owner: who }), given, isNew: true, unknown: [] }];
}

/** Choices that are listed; nobody reads more. */
const listed = 12;

async function wishOf(path: string, names: readonly string[], asker: Asker): Promise<Wish | { workload: string }> {
  const fill = names.slice(0, listed).map((name) => ({ value: `workload ${name}`, label: `fill the gaps of ${name}` }));
  const choices = [
    { value: "resume", label: "go on with it", meaning: "ask what can still change a verdict" },
    ...fill,
    { value: "add", label: "add a workload" },
    { value: "stop", label: "leave it as it is" },
  ];
  const reply = await asker.ask(choiceCard(`${path} exists`, "What would you like to do?", choices));
  const value = reply.kind === "value" ? String(reply.value) : "stop";
  if (value === "resume" || value === "add" || value === "stop") return value;
  return { workload: value.slice("workload ".length) };
}
