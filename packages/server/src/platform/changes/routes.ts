import { z } from 'zod'
import { Paging } from '../api/cursor.ts'
import type { App } from '../http.ts'
import { changeKinds } from './change-kind.ts'
import { readChanges, readNewestCursor } from './read-changes.ts'

const Change = z.object({
  cursor: z.string().describe('The place of this change in the feed.'),
  at: z.iso.datetime(),
  kind: z.enum(changeKinds),
  what: z.string().describe('created, changed, merged; of a certificate its issue or event; of a dossier its step.'),
  id: z.uuid(),
  productId: z.uuid().optional(),
  isSample: z.boolean(),
  href: z.string().describe('Where it can be read as it is now.'),
})
/** A page of the feed, as it is answered and as webhooks carry it. */
export const ChangePage = z.object({
  changes: z.array(Change),
  next: z.string().describe('The cursor to go on with, also when nothing was new.'),
  hasMore: z.boolean(),
})

/** `/api/v1/changes`: everything that changed within one's reach, in an order in which nothing is ever missed. */
export function changeRoutes(app: App): void {
  const tags = ['changes']
  const Query = Paging.extend({
    kinds: z
      .string()
      .regex(/^[a-z]+(,[a-z]+)*$/)
      .optional()
      .describe('Only these kinds, with commas between.'),
  })
  app.get(
    '/api/v1/changes',
    {
      schema: {
        tags,
        summary: 'What changed after a cursor, oldest first',
        description:
          'Ask with the `next` of the answer before. A change is listed once every transaction before it has ended, so that a reader who follows the cursor misses nothing.',
        querystring: Query,
        response: { 200: ChangePage },
      },
    },
    (request) => {
      const { cursor, size, kinds } = request.query
      const wanted = kinds?.split(',')
      return readChanges(request.actor, {
        cursor,
        count: size,
        kinds: changeKinds.filter((kind) => !wanted || wanted.includes(kind)),
      })
    },
  )
  app.get(
    '/api/v1/changes/newest',
    {
      schema: {
        tags,
        summary: 'The cursor from which on only new changes follow',
        response: { 200: z.object({ next: z.string() }) },
      },
    },
    async (request) => ({ next: await readNewestCursor(request.actor, undefined) }),
  )
}
