import { type Problem, Refused, statusOf } from '@saolang/core/kernel/problem.ts'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** The fields of a form as a browser sends them: a text, or several under one name. */
export const Fields = z.record(
  z.string().max(200),
  z.union([z.string().max(20_000), z.array(z.string().max(20_000)).max(500)]),
)
export type Fields = z.infer<typeof Fields>

/** A province's code in an address; what is none was not asked for. */
export const AskedProvince = z
  .string()
  .regex(/^\d{2}$/)
  .optional()
  .catch(undefined)

/** The text of a field; empty when it was not sent. */
export function readText(fields: Readonly<Fields>, name: string): string {
  const value = fields[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim()
}

/** Every field as one text, as it was typed: where a form has no two fields of one name, a second value is nobody's. */
export function readTexts(fields: Readonly<Fields>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? (value[0] ?? '') : value]),
  )
}

/** Every value sent under a name. */
export function readList(fields: Readonly<Fields>, name: string): string[] {
  const value = fields[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

/** Every identifier sent under a name; what is none was not chosen on our form. */
export function readIds(fields: Readonly<Fields>, name: string): string[] {
  return readList(fields, name).filter((value) => z.uuid().safeParse(value).success)
}

/** The three boxes of a day, as they were filled in. */
export function readDayParts(fields: Readonly<Fields>, name: string): { day: string; month: string; year: string } {
  return {
    day: readText(fields, `${name}-day`),
    month: readText(fields, `${name}-month`),
    year: readText(fields, `${name}-year`),
  }
}

/** The day of three boxes as 'YYYY-MM-DD'; empty when all are. Whether there is such a day is for the use case. */
export function readDay(fields: Readonly<Fields>, name: string): string {
  const { day, month, year } = readDayParts(fields, name)
  return day || month || year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : ''
}

/** The values of the fields whose name begins so, by the rest of the name. */
export function readGroup(fields: Readonly<Fields>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(fields)
      .filter((name) => name.startsWith(prefix))
      .map((name) => [name.slice(prefix.length), readText(fields, name)]),
  )
}

/** What was sent, read by its schema. Refuses what does not fit, field by field: a sender's mistake is none of ours. */
export function parseForm<S extends z.ZodType>(schema: S, sent: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(sent)
  if (success) return data
  const problems = error.issues.map(({ path, message }) => ({
    code: 'invalid.field',
    at: path.join('.'),
    values: { reason: message },
  }))
  throw new Refused(problems)
}

/** The HTTP status of a page that shows these problems on its form: 200 when there is none. */
export function statusFor(problems: readonly Problem[]): number {
  return problems.length > 0 ? statusOf(problems) : 200
}

/** Does what a form asks and goes on to an address; what is refused is shown on the form again. */
export async function goOrShow(
  reply: FastifyReply,
  work: () => Promise<string>,
  show: (problems: readonly Problem[]) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return reply.redirect(await work(), 303)
  } catch (error) {
    if (error instanceof Refused) return show(error.problems)
    throw error
  }
}
