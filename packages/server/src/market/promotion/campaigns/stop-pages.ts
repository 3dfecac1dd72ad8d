import { StopPage } from '@saolang/web/market/promotion/campaigns/stop-page'
import { z } from 'zod'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { readForm } from '../../../platform/upload/read-form.ts'
import { checkStopLink, stopLetters } from './stop-letters.ts'

const Token = z.object({ token: z.string().max(60) })

/** `/u/{token}`: where the reader of a campaign's letter stops them; a mailbox posts there by itself (RFC 8058). */
export function stopPages(app: App): void {
  app.get('/u/:token', { schema: { params: Token, hide: true } }, async (request, reply) => {
    const { token } = request.params
    await checkStopLink(token)
    return sendPage(request, reply, StopPage, { action: `/u/${token}`, isDone: false })
  })
  // RFC 8058, section 3.2: the mailbox may send the form plain or as multipart.
  app.post(
    '/u/:token',
    { schema: { params: Token, hide: true }, config: { takesFiles: true } },
    async (request, reply) => {
      const { token } = request.params
      await readForm(request)
      await stopLetters(request.actor, { token })
      return sendPage(request, reply, StopPage, { action: `/u/${token}`, isDone: true })
    },
  )
}
