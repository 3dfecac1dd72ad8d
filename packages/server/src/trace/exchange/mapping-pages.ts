import type { Problem } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import type { Mapping } from '@saolang/core/trace/exchange/mapping.ts'
import { type TargetId, targetIds } from '@saolang/core/trace/exchange/target.ts'
import { MappingPage } from '@saolang/web/trace/exchange/mapping-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Fields, goOrShow, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { saveMapping } from './change-target.ts'
import { previewMapping, readMapping } from './read-exchange.ts'
import { readMappingForm, readMappingJson } from './read-mapping-form.ts'

const Target = z.object({ target: z.enum(targetIds) })
const Version = z.object({ no: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined) })

/** `/exchange/targets/{target}/mapping`: a mapping as a form and as JSON, previewed before it is kept. */
export function mappingPages(app: App): void {
  const address = '/exchange/targets/:target/mapping'
  app.get(address, { schema: { params: Target, querystring: Version } }, async (request, reply) => {
    const { target } = request.params
    const { mapping } = await readMapping(request.actor, { target, no: request.query.no })
    const { no } = await readMapping(request.actor, { target })
    return sendMapping(request, reply, { target, after: no, mapping })
  })
  app.get(`${address}.json`, { schema: { params: Target } }, async (request, reply) => {
    const { target } = request.params
    const { no, mapping } = await readMapping(request.actor, { target })
    return reply
      .header('content-disposition', `attachment; filename="${target}-${no}.json"`)
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(mapping, null, 2)}\n`)
  })
  app.post(address, { schema: { params: Target, body: Fields } }, (request, reply) => {
    const { target } = request.params
    const after = Number(readText(request.body, 'after')) || 0
    const { mapping, problems } = readMappingForm(request.body)
    const show = (found: readonly Problem[]) => sendMapping(request, reply, { target, after, mapping, problems: found })
    if (problems.length > 0 || readText(request.body, 'act') !== 'save') return show(problems)
    return goOrShow(
      reply,
      async () => {
        await saveMapping(request.actor, { target, after, mapping })
        return `/exchange/targets/${target}`
      },
      show,
    )
  })
  app.post(`${address}/load`, { schema: { params: Target }, config: { takesFiles: true } }, async (request, reply) => {
    const { target } = request.params
    const { files } = await readForm(request)
    const kept = await readMapping(request.actor, { target })
    const read = readMappingJson(files[0]?.upload.bytes ?? Buffer.alloc(0))
    const shown = 'mapping' in read ? read : { mapping: kept.mapping, problems: read.problems }
    return sendMapping(request, reply, { target, after: kept.no, ...shown })
  })
}

type Shown = { target: TargetId; after: number; mapping: Mapping; problems?: readonly Problem[] }

async function sendMapping(
  request: FastifyRequest,
  reply: FastifyReply,
  { target, after, mapping, problems = [] }: Shown,
): Promise<FastifyReply> {
  const isReadable = !problems.some(({ code }) => code === 'invalid.field' || code === 'exchange.number-odd')
  const shown = isReadable ? mapping : (await readMapping(request.actor, { target })).mapping
  const preview = await previewMapping(request.actor, { mapping: shown, on: 'newest' })
  const mayChange = findPermissionProblems(request.actor, 'exchange.set').length === 0
  const props = { ...{ target, after, mapping, mayChange, problems }, preview }
  return sendPage(request, reply, MappingPage, props, statusFor(problems))
}
