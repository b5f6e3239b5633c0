import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../../src/assess/assess.js";
import { type AssessmentData, contextOf } from "../../src/assess/context.js";
import type { WorkloadAssessment } from "../../src/assessment/schema.js";
import { findSpec, registry } from "../../src/facts/registry/registry.js";
import {
  answeredTo,
  begun,
  type Course,
  onToEconomics,
  reopened,
  type Step,
  stepOf,
  wentBack,
} from "../../src/interview/course.js";
import { outlookOf } from "../../src/interview/outlook.js";
import { withAnswers } from "../../src/interview/with-answers.js";
import type { Workload } from "../../src/workloads/workload.js";
import { data } from "../support/assessor.js";
import { builtIn } from "../support/built-in.js";
import { asOf, noData, workload } from "../support/judge.js";
import { runs } from "../support/runs.js";
import { allKnown, type Replies, replies } from "./answers.js";

const pack = builtIn("default");
const worlds: Readonly<Record<string, AssessmentData>> = { "stated sums alone": noData, "all dated data": data };

const empty = workload(new Map());

interface End {
  course: Course;
  workload: Workload;
  step: Step;
  asked: readonly string[];
}

/** Interviews somebody to the end of the verdict, and looks at every step on the way. */
function interviewed(from: AssessmentData, start: Workload, said: Replies): End {
  const context = contextOf(pack, from, asOf);
  let [course, current] = [begun(), start];
  const asked: string[] = [];
  for (let questions = 0; questions <= registry.length; questions++) {
    const step = stepOf(context, current, outlookOf(context, current), course);
    if (step.kind !== "ask") return { course, workload: current, step, asked };
    expect(findSpec(step.fact)).toBeDefined();
    expect(current.stated.has(step.fact)).toBe(false);
    expect(asked).not.toContain(step.fact);
    asked.push(step.fact);
    const reply = said.get(step.fact) ?? { kind: "unknown" };
    if (reply.kind === "value") current = withAnswers(current, new Map([[step.fact, reply.value]]));
    course = answeredTo(course, step.fact, reply.kind);
  }
  throw new Error(`still asking after ${registry.length} questions`);
}

function assessedAs(from: AssessmentData, of: Workload): WorkloadAssessment {
  const [first] = assess({ workloads: [of] }, pack, from, asOf).workloads;
  if (!first) throw new Error("one workload goes in, one comes out");
  return first;
}

describe.each(Object.entries(worlds))("an interview with %s", (_, from) => {
  const few = { numRuns: runs(from === noData ? 30 : 12) };

  it("ends, never asks what is known or was asked before, and stops at a settled verdict or at what nobody knows", () => {
    fc.assert(
      fc.property(replies, (said) => {
        const { workload: end, step, course } = interviewed(from, empty, said);
        const { verdict, unknowns } = assessedAs(from, end);
        expect(step.kind === "settled").toBe(verdict.settled);
        if (verdict.settled) return;
        const left = unknowns.filter((unknown) => unknown.could_change_verdict && findSpec(unknown.fact));
        const closed = [...course.unknown, ...course.skipped];
        expect(left.map(({ fact }) => fact).filter((fact) => !closed.includes(fact))).toEqual([]);
      }),
      few,
    );
  });

  it("stops at a verdict that nothing said afterwards changes", () => {
    fc.assert(
      fc.property(replies, allKnown, (said, later) => {
        const { workload: end, step } = interviewed(from, empty, said);
        fc.pre(step.kind === "settled");
        let more = end;
        for (const [fact, reply] of later) {
          if (reply.kind === "value" && !more.stated.has(fact))
            more = withAnswers(more, new Map([[fact, reply.value]]));
        }
        expect(assessedAs(from, more).verdict.mode).toBe(assessedAs(from, end).verdict.mode);
      }),
      few,
    );
  });

  it("goes on where an earlier one was left, without asking again", () => {
    fc.assert(
      fc.property(replies, fc.integer({ min: 0, max: 12 }), (said, after) => {
        const whole = interviewed(from, empty, said);
        const known = whole.asked.slice(0, after).flatMap((fact) => {
          const reply = said.get(fact);
          return reply?.kind === "value" ? [[fact, reply.value] as const] : [];
        });
        const resumed = interviewed(from, workload(new Map(known)), said);
        expect(resumed.step.kind).toBe(whole.step.kind);
        expect(resumed.asked.filter((fact) => known.some(([name]) => name === fact))).toEqual([]);
      }),
      { numRuns: runs(8) },
    );
  });
});

describe("a course", () => {
  const context = contextOf(pack, noData, asOf);
  const step = (course: Course, of: Workload = empty): Step => stepOf(context, of, outlookOf(context, of), course);

  it("goes back question by question, and on from there", () => {
    const course = ["a", "b", "c"].reduce((so, fact) => answeredTo(so, fact, "unknown"), begun());
    const once = wentBack(course, "not asked yet");
    expect(once?.again).toBe("c");
    expect(once && step(once)).toEqual({ kind: "ask", fact: "c", towards: "c" });
    expect(once && wentBack(once, "c")?.again).toBe("b");
    expect(wentBack(course, "a")).toBeUndefined();
    expect(once && answeredTo(once, "c", "value").again).toBeUndefined();
  });

  it("takes up what was put off", () => {
    const first = step(begun());
    if (first.kind !== "ask") throw new Error("an empty workload leaves everything to ask");
    const skipped = answeredTo(begun(), first.fact, "skip");
    const next = step(skipped);
    expect(next.kind === "ask" && next.fact).not.toBe(first.fact);
    expect(step(reopened(skipped))).toEqual(first);
  });

  it("says that what somebody does not know is not worth asking again", () => {
    const all = registry.reduce((so, { name }) => answeredTo(so, name, "unknown"), begun());
    expect(step(all)).toEqual({ kind: "exhausted", putOff: [], open: [] });
  });

  it("asks for costs only once the verdict is done with, and ends", () => {
    let course = onToEconomics(begun());
    const asked: string[] = [];
    for (let next = step(course); next.kind === "ask"; next = step(course)) {
      expect(asked).not.toContain(next.fact);
      asked.push(next.fact);
      course = answeredTo(course, next.fact, asked.length % 2 === 0 ? "unknown" : "skip");
    }
    expect(step(course).kind).toBe("priced");
    expect(asked).toEqual(expect.arrayContaining(["current.model", "traffic.requests_per_month", "candidate.model"]));
  });
});
