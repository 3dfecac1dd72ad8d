import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { z } from 'zod'

/** How a list is paged: `cursor` from the answer before, `size` rows at most. */
export const Paging = z.object({
  cursor: z.string().max(200).optional().describe('The `next` of the answer before; without it the list begins.'),
  size: z.coerce.number().int().min(1).max(200).default(50).describe('How many rows at most.'),
})

/** The row after which a page of a list by id begins; refuses with `malformed.cursor`. */
export function afterId(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined
  const id = Buffer.from(cursor, 'base64url').toString('utf8')
  refuseIf(z.uuid().safeParse(id).success ? [] : [{ code: 'malformed.cursor' }])
  return id
}

/** A page of rows that were asked one more than fit: those that fit, and the cursor of the next page when there is one. */
export function pageOf<T extends { id: string }>(rows: readonly T[], size: number): { rows: T[]; next?: string } {
  const fitting = rows.slice(0, size)
  const last = fitting.at(-1)
  return { rows: fitting, ...(rows.length > size && last && { next: Buffer.from(last.id).toString('base64url') }) }
}
