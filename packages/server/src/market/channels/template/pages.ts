import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import { TemplatePage } from '@saolang/web/market/channels/template-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { statusFor } from '../../../platform/form.ts'
import { sendPage } from '../../../platform/html.ts'
import type { App } from '../../../platform/http.ts'
import { workbookType } from '../../../platform/paper/workbook.ts'
import { readForm } from '../../../platform/upload/read-form.ts'
import { type FilledTemplate, fillTemplate } from './fill-template.ts'
import { readTemplateOffers } from './read-offers.ts'

const Whose = z.object({ organisation: z.uuid().optional() })

/** `/market/channels/template`: a platform's own sheet is handed in, and comes back filled in. Neither is kept. */
export function templatePages(app: App): void {
  app.get('/market/channels/template', { schema: { querystring: Whose } }, (request, reply) =>
    sendTemplate(request, reply, request.query.organisation, {}),
  )
  app.post(
    '/market/channels/template',
    { schema: { querystring: Whose }, config: { takesFiles: true } },
    async (request, reply) => {
      const { organisation } = request.query
      try {
        const { fields, files } = await readForm(request)
        const { offers } = await readTemplateOffers(request.actor, asked(request, organisation))
        const filled = await fillTemplate(files[0]?.upload.bytes ?? Buffer.alloc(0), offers)
        if (fields.want !== 'file') return await sendTemplate(request, reply, organisation, { filled })
        return reply
          .type(workbookType)
          .header('content-disposition', 'attachment; filename="saolang-da-dien.xlsx"')
          .header('cache-control', 'no-store')
          .send(filled.bytes)
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        return sendTemplate(request, reply, organisation, { problems: error.problems })
      }
    },
  )
}

type Shown = { filled?: FilledTemplate; problems?: readonly Problem[] }

async function sendTemplate(
  request: FastifyRequest,
  reply: FastifyReply,
  organisation: string | undefined,
  { filled, problems = [] }: Shown,
): Promise<FastifyReply> {
  const { seller, offers } = await readTemplateOffers(request.actor, asked(request, organisation))
  const page = { seller, offers: offers.length, problems, ...(filled && { filled: toShown(filled) }) }
  return sendPage(request, reply, TemplatePage, page, statusFor(problems))
}

const toShown = ({ sheet, known, unknownRequired, rows }: FilledTemplate) => ({ sheet, known, unknownRequired, rows })
const asked = ({ publicUrl }: FastifyRequest, organisationId: string | undefined) => ({ organisationId, publicUrl })
