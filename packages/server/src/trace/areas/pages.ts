import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { readGeoJson, writePositions } from '@saolang/core/trace/areas/shape.ts'
import { AreaFormPage } from '@saolang/web/trace/areas/area-form-page'
import { AreaPage } from '@saolang/web/trace/areas/area-page'
import { AreasPage } from '@saolang/web/trace/areas/areas-page'
import { mapStart } from '@saolang/web/trace/areas/map-start.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { listCommunes } from '../../people/get-place.ts'
import { currentTime, view } from '../../platform/act.ts'
import { goOrShow, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm, type SentForm } from '../../platform/upload/read-form.ts'
import { toOwner } from '../diary/owner.ts'
import { getSeat } from '../seat.ts'
import { toAreaLine, toAreaView } from './area-view.ts'
import { importAreas, toGeoJson } from './geojson.ts'
import { readAreaForm, readLocation, readTold } from './read-area-form.ts'
import { readArea, readAreas } from './read-areas.ts'
import { closeArea, saveArea } from './save-area.ts'
import { addAreaCode, addAreaContract, addAreaPaper, setSeason, takeBack } from './tell-about-area.ts'

const Id = z.object({ id: z.uuid() })
const Whose = z.object({ organisation: z.uuid().optional() })
const takesFiles = { config: { takesFiles: true } }

/** `/areas`: a producer's raw-material areas and places, told and looked at; never public. */
export function areaPages(app: App): void {
  app.get('/areas', { schema: { querystring: Whose } }, async (request, reply) => {
    const { organisation } = request.query
    const areas = (await readAreas(request.actor, { organisationId: organisation })).map(toAreaLine)
    const mayAdd = request.actor.role === 'producer' || (organisation && request.actor.role === 'commune-officer')
    const owner = mayAdd ? (await readOwner(request.actor, organisation)).owner : undefined
    return sendPage(request, reply, AreasPage, { areas, ...(owner && { owner }) })
  })
  app.get('/areas.geojson', { schema: { querystring: Whose } }, async (request, reply) => {
    const areas = await readAreas(request.actor, { organisationId: request.query.organisation })
    return reply
      .type('application/geo+json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="vung.geojson"')
      .send(JSON.stringify(toGeoJson(areas)))
  })
  writingPages(app)
  onePage(app)
}

function writingPages(app: App): void {
  app.get('/areas/new', { schema: { querystring: Whose } }, (request, reply) =>
    sendForm(request, reply, { organisationId: request.query.organisation }),
  )
  app.post('/areas/new', { ...takesFiles, schema: { querystring: Whose } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'area.save'))
    const organisationId = request.query.organisation
    const sent = await readForm(request)
    return goOrShow(
      reply,
      () => addFromForm(request, sent, organisationId),
      (problems) => sendForm(request, reply, { organisationId, values: sent.fields, problems }),
    )
  })
  app.get('/areas/:id/edit', { schema: { params: Id } }, async (request, reply) => {
    const { area } = await readArea(request.actor, request.params)
    const { name, kind, crop, communeCode, growerName, shape, latitude, longitude } = area
    const point = latitude === null || longitude === null ? '' : `${latitude}, ${longitude}`
    const values = { name, kind, crop: crop ?? '', communeCode, growerName: growerName ?? '' }
    const where = shape ? writePositions(shape) : point
    return sendForm(request, reply, {
      id: area.id,
      organisationId: area.organisationId,
      values: { ...values, shape: where },
    })
  })
  app.post('/areas/:id/edit', { ...takesFiles, schema: { params: Id } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'area.save'))
    const { id } = request.params
    const { area } = await readArea(request.actor, { id })
    const { fields } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        // An outline that was not touched is not a new one.
        const isSame = area.shape ? (fields.shape ?? '').replaceAll('\r', '') === writePositions(area.shape) : false
        const location = isSame ? undefined : readLocation(fields)
        await saveArea(request.actor, { id, form: readAreaForm(fields), location })
        return `/areas/${id}`
      },
      (problems) => sendForm(request, reply, { id, organisationId: area.organisationId, values: fields, problems }),
    )
  })
}

async function addFromForm(
  request: FastifyRequest,
  sent: SentForm,
  organisationId: string | undefined,
): Promise<string> {
  const { fields, files } = sent
  const common = { organisationId, form: readAreaForm(fields) }
  const whose = organisationId ? `?organisation=${organisationId}` : ''
  const [file] = files
  if (file) {
    const areas = readGeoJson(file.upload.bytes.toString('utf8'))
    if (!areas) throw new Refused([{ code: 'area.file-unreadable', at: 'file' }])
    await importAreas(request.actor, { areas, common })
    return `/areas${whose}`
  }
  const { id } = await saveArea(request.actor, { ...common, location: readLocation(fields) })
  return `/areas/${id}`
}

function onePage(app: App): void {
  app.get('/areas/:id', { schema: { params: Id } }, (request, reply) => sendArea(request, reply, request.params.id))
  app.post('/areas/:id/close', { schema: { params: Id } }, async (request, reply) => {
    await closeArea(request.actor, request.params)
    return reply.redirect('/areas', 303)
  })
  const Back = z.object({ kind: z.enum(['paper', 'code', 'contract']), id: z.uuid() })
  app.post('/areas/:id/take-back', { schema: { params: Id, body: Back } }, async (request, reply) => {
    const { id: areaId } = request.params
    await takeBack(request.actor, { areaId, ...request.body })
    return reply.redirect(`/areas/${areaId}`, 303)
  })
  const Section = Id.extend({ section: z.enum(['seasons', 'papers', 'codes', 'contracts']) })
  const Body = z.record(z.string(), z.string().max(1000))
  app.post('/areas/:id/:section', { schema: { params: Section, body: Body } }, async (request, reply) => {
    refuseIf(findPermissionProblems(request.actor, 'area.save'))
    const { id: areaId, section } = request.params
    const { body, actor } = request
    return goOrShow(
      reply,
      async () => {
        if (section === 'seasons') await setSeason(actor, { areaId, form: readTold.seasons(body) })
        if (section === 'papers') await addAreaPaper(actor, { areaId, form: readTold.papers(body) })
        if (section === 'codes') await addAreaCode(actor, { areaId, form: readTold.codes(body) })
        if (section === 'contracts') await addAreaContract(actor, { areaId, form: readTold.contracts(body) })
        return `/areas/${areaId}#${section}`
      },
      (problems) => sendArea(request, reply, areaId, { values: body, problems }),
    )
  })
}

type Again = { values: Readonly<Record<string, string>>; problems: readonly Problem[] }

async function sendArea(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  again: Again = { values: {}, problems: [] },
) {
  const whole = await readArea(request.actor, { id })
  const mayChange = findPermissionProblems(request.actor, 'area.save').length === 0
  const area = toAreaView(whole, legalDateOf(currentTime()))
  return sendPage(request, reply, AreaPage, { area, mayChange, ...again }, statusFor(again.problems))
}

const readOwner = view('area.save', async ({ tx, who }, organisationId: string | undefined) => {
  const seat = await getSeat(tx, who, organisationId)
  return { owner: toOwner(who, seat), seat, communes: await listCommunes(tx, seat.provinceCode) }
})

type Form = Partial<Again> & { id?: string; organisationId?: string | undefined }

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, organisationId, values = {}, problems = [] }: Form,
) {
  const { owner, seat, communes } = await readOwner(request.actor, organisationId)
  const known = await readAreas(request.actor, { organisationId: seat.id })
  const near = known.find(({ longitude }) => longitude !== null)
  const page = {
    owner,
    ...(id && { id }),
    communes: communes.map(({ code, name }) => ({ value: code, label: name })),
    start: mapStart(seat.provinceCode, near && [near.longitude as number, near.latitude as number]),
    others: known.flatMap(({ id: other, shape }) => (shape && other !== id ? shape.coordinates.slice(0, 1) : [])),
    values: { communeCode: seat.communeCode, ...values },
    problems,
  }
  return sendPage(request, reply, AreaFormPage, page, statusFor(problems))
}
