import { OrganisationForm, organisationKinds } from '@saolang/core/people/organisation.ts'
import { z } from 'zod'
import { afterId, Paging, pageOf } from '../../platform/api/cursor.ts'
import { readIfMatch, versionTag } from '../../platform/api/entity-tags.ts'
import type { App } from '../../platform/http.ts'
import { readHeldMandates } from '../mandates/give-mandate.ts'
import type { OrganisationRow } from '../organisations.sql.ts'
import { readOrganisation } from '../read-organisation.ts'
import { changeOrganisation, registerOrganisation } from '../register-organisation.ts'
import { listReachedOrganisations } from './list-organisations.ts'

const Id = z.object({ id: z.uuid() })
const Mandate = z.object({
  givenBy: z.string().max(120).describe('Who gave the mandate, by name.'),
  givenOn: z.iso.date(),
  document: z.string().max(300).describe('Number of the paper by which it was given.'),
})
const Listed = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(organisationKinds),
  communeCode: z.string(),
  provinceCode: z.string(),
  isSample: z.boolean(),
})
const Whole = z.object({
  id: z.uuid(),
  version: z.int(),
  isSample: z.boolean(),
  facts: z.record(z.string(), z.string()).describe('As in the request that registers; what was not given is left out.'),
})
const Held = z.object({
  id: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  givenBy: z.string(),
  givenOn: z.iso.date(),
})
const Form = z.object({ ...OrganisationForm.shape })

/** `/api/v1/organisations` and `/api/v1/mandates`: producers within one's reach, and for whom a client may act. */
export function organisationRoutes(app: App): void {
  reading(app)
  writing(app)
}

function reading(app: App): void {
  const tags = ['organisations']
  app.get(
    '/api/v1/organisations',
    {
      schema: {
        tags,
        summary: 'Organisations within your reach',
        querystring: Paging,
        response: { 200: z.object({ organisations: z.array(Listed), next: z.string().optional() }) },
      },
    },
    async (request) => {
      const { cursor, size } = request.query
      const found = await listReachedOrganisations(request.actor, { after: afterId(cursor), count: size + 1 })
      const { rows, next } = pageOf(found, size)
      return { organisations: rows.map(toListed), ...(next && { next }) }
    },
  )
  app.get(
    '/api/v1/organisations/:id',
    { schema: { tags, summary: 'An organisation as it is registered today', params: Id, response: { 200: Whole } } },
    async (request, reply) => {
      const { id, version, isDemo, answers } = await readOrganisation(request.actor, request.params.id)
      reply.header('etag', versionTag(version))
      return { id, version, isSample: isDemo, facts: { ...answers } as Record<string, string> }
    },
  )
  app.get(
    '/api/v1/mandates',
    {
      schema: {
        tags,
        summary: 'For whom this client may act, with On-Behalf-Of',
        querystring: Paging,
        response: { 200: z.object({ mandates: z.array(Held), next: z.string().optional() }) },
      },
    },
    async (request) => {
      const { cursor, size } = request.query
      const found = await readHeldMandates(request.actor, { after: afterId(cursor), count: size + 1 })
      const { rows, next } = pageOf(found, size)
      const mandates = rows.map(({ id, organisationId, organisationName, givenBy, givenOn }) => ({
        ...{ id, organisationId, organisationName, givenBy, givenOn },
      }))
      return { mandates, ...(next && { next }) }
    },
  )
}

function writing(app: App): void {
  const tags = ['organisations']
  app.post(
    '/api/v1/organisations',
    {
      schema: {
        tags,
        summary: 'Register an organisation',
        description: 'A client names the mandate that it was given, and holds it from then on.',
        body: Form.extend({ mandate: Mandate.optional() }),
        response: { 201: Id },
      },
    },
    async (request, reply) => reply.status(201).send(await registerOrganisation(request.actor, request.body)),
  )
  app.put(
    '/api/v1/organisations/:id',
    {
      schema: {
        tags,
        summary: 'Change an organisation',
        description: 'With `If-Match` only while it is as you read it; else 412.',
        params: Id,
        body: Form.extend({ reason: z.string().max(500).optional() }),
        response: { 200: Id },
      },
    },
    async (request) => {
      const { id } = request.params
      const { reason, ...form } = request.body
      const versions = readIfMatch(request)
      return changeOrganisation(request.actor, {
        ...form,
        id,
        ...(reason && { reason }),
        ...(versions && { versions }),
      })
    },
  )
}

function toListed({ id, name, kind, communeCode, provinceCode, isDemo }: OrganisationRow): z.infer<typeof Listed> {
  return { id, name, kind, communeCode, provinceCode, isSample: isDemo }
}
