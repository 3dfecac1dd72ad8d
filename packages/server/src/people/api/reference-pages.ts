import { Refused } from '@saolang/core/kernel/problem.ts'
import { ApiGroupPage } from '@saolang/web/people/api/api-group-page'
import { ApiPage } from '@saolang/web/people/api/api-page'
import type { ApiGroup } from '@saolang/web/people/api/operation.ts'
import { z } from 'zod'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { type ApiDocument, listOperations } from './list-operations.ts'

/** `/api`: the reference of the API, drawn from its own description, without a script. */
export function referencePages(app: App): void {
  let groups: ApiGroup[] | undefined
  // The routes are all there once the first request comes.
  const read = () => {
    groups ??= listOperations(app.swagger() as unknown as ApiDocument)
    return groups
  }
  app.get('/api', { schema: { hide: true } as never }, (request, reply) =>
    sendPage(request, reply, ApiPage, { origin: request.publicUrl, groups: read() }),
  )
  const Group = z.object({ group: z.string().max(60) })
  app.get('/api/reference/:group', { schema: { params: Group, hide: true } as never }, (request, reply) => {
    const { group } = request.params as z.infer<typeof Group>
    const found = read().find(({ name }) => name === group)
    if (!found) throw new Refused([{ code: 'not-found.page' }])
    return sendPage(request, reply, ApiGroupPage, found)
  })
}
