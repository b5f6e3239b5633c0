import { z } from "zod";
import type { Path } from "./pack-text.js";

type Schema = z.core.$ZodType;

/** The keys that a schema allows in the map at a path; which ones may depend on what kind of rule stands there. */
export function keysAt(schema: Schema, path: Path, plain: unknown): readonly string[] {
  const inner = unwrapped(schema, plain);
  const [step, ...rest] = path;
  if (inner instanceof z.ZodObject) {
    if (step === undefined) return Object.keys(inner.shape);
    const part: unknown = inner.shape[String(step)];
    return part instanceof z.core.$ZodType ? keysAt(part, rest, partOf(plain, step)) : [];
  }
  if (inner instanceof z.ZodArray && step !== undefined) return keysAt(inner.element, rest, partOf(plain, step));
  return [];
}

/** The schema without defaults; of a union the part that the value says it is. */
function unwrapped(schema: Schema, plain: unknown): Schema {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return unwrapped(schema.def.innerType, plain);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const { discriminator } = schema.def;
  const part = schema.options.find(
    (option) => option instanceof z.ZodObject && accepts(option.shape[discriminator], partOf(plain, discriminator)),
  );
  return part ?? schema;
}

function accepts(schema: unknown, value: unknown): boolean {
  return schema instanceof z.ZodType && schema.safeParse(value).success;
}

/** What a plain value holds under a key or an index, if it holds anything there itself. */
export function partOf(plain: unknown, step: string | number): unknown {
  return typeof plain === "object" && plain !== null ? Object.getOwnPropertyDescriptor(plain, step)?.value : undefined;
}
