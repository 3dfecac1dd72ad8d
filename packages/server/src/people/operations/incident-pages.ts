import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { IncidentsPage } from '@saolang/web/people/operations/incidents-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, readTexts, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import {
  endIncident,
  openIncident,
  readIncidentDesk,
  tellIncident,
} from '../../platform/watching/incidents/tell-incident.ts'
import { toIncidentView } from './to-view.ts'

const Id = z.object({ id: z.uuid() })
const here = '/operations/incidents'
const steps = { tell: tellIncident, end: endIncident } as const

/** `/operations/incidents`: what the administrator tells everybody of what does not work. */
export function incidentPages(app: App): void {
  app.get(here, (request, reply) => sendIncidents(request, reply, { typed: {}, problems: [] }))
  app.post(here, { schema: { body: Fields } }, (request, reply) => {
    const fields = request.body as Fields
    return goOrShow(
      reply,
      async () => {
        await openIncident(request.actor, {
          ...{ part: readText(fields, 'part'), beganAt: readInstant(readText(fields, 'beganAt')) },
          ...{ titleVi: readText(fields, 'titleVi'), titleEn: readText(fields, 'titleEn') },
          ...wordsOf(fields),
        })
        return here
      },
      (problems) => sendIncidents(request, reply, { typed: readTexts(fields), problems }),
    )
  })
  for (const step of ['tell', 'end'] as const)
    app.post(`${here}/:id/${step}`, { schema: { params: Id, body: Fields } }, (request, reply) => {
      const { id } = request.params as z.infer<typeof Id>
      const fields = request.body as Fields
      return goOrShow(
        reply,
        async () => {
          await steps[step](request.actor, { id, ...wordsOf(fields) })
          return here
        },
        (problems) => sendIncidents(request, reply, { typed: readTexts(fields), typedOn: id, problems }),
      )
    })
}

type Shown = { typed: Record<string, string>; typedOn?: string; problems: readonly Problem[] }

async function sendIncidents(request: FastifyRequest, reply: FastifyReply, shown: Shown) {
  const incidents = (await readIncidentDesk(request.actor, undefined)).map(toIncidentView)
  const mayTell = findPermissionProblems(request.actor, 'incident.open').length === 0
  return sendPage(request, reply, IncidentsPage, { incidents, mayTell, ...shown }, statusFor(shown.problems))
}

const wordsOf = (fields: Fields) => ({ saysVi: readText(fields, 'saysVi'), saysEn: readText(fields, 'saysEn') })

/** A moment in Viet Nam as people write it, `25/11/2026 09:30`; undefined when it is none. */
function readInstant(text: string): Date | undefined {
  const [, day = '', month = '', year, hour = '', minute] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}) +(\d{1,2})[:hg](\d{2})$/.exec(text) ?? []
  const at = new Date(
    `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:00+07:00`,
  )
  return Number.isNaN(at.getTime()) ? undefined : at
}
