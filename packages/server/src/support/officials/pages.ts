import { Fields } from '../../platform/form.ts'
import type { App } from '../../platform/http.ts'
import { addReadyCourses } from './add-ready-courses.ts'

/** The ready-made courses become a unit's own. */
export function officialsPages(app: App): void {
  app.post('/support/officials/ready', { schema: { body: Fields } }, async (request, reply) => {
    await addReadyCourses(request.actor)
    return reply.redirect('/courses/held', 303)
  })
}
