import { listMoves } from '@saolang/core/dossiers/dossier.ts'
import { draftFindings, type Findings } from '@saolang/core/dossiers/findings.ts'
import { draftLetter } from '@saolang/core/dossiers/letter.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { communeFindings } from '@saolang/law/decisions/2026-26-qd-ttg/commune-findings.ts'
import { DeskDossierPage } from '@saolang/web/dossiers/desk-dossier-page'
import { DeskPage } from '@saolang/web/dossiers/desk-page'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { getPlace, listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { goOrShow, readDay, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { findHomeElsewhere } from '../../platform/role-places.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { type DeskView, deskViews, readDesk } from '../list-dossiers.ts'
import { type DossierReading, readDossier } from '../read-dossier.ts'
import { forwardDossier } from '../review/forward-dossier.ts'
import { recordFindings } from '../review/record-findings.ts'
import { referDossier } from '../review/refer-dossier.ts'
import { requestSupplement } from '../review/request-supplement.ts'
import { returnDossier } from '../review/return-dossier.ts'
import { applicantOf, headOf, itemOf, roadOf } from './page-props.ts'

const params = { schema: { params: z.object({ id: z.uuid() }) } }
const findProvinces = publicView(({ tx }, _: undefined) => listProvinces(tx))
const findPlace = publicView(({ tx }, communeCode: string) => getPlace(tx, communeCode))

/** `/desk`: the workqueue of an officer, by role; `/desk/dossiers/{id}`: one dossier and what can be done with it. */
export function deskPages(app: App): void {
  app.get('/desk', async (request, reply) => {
    const home = findHomeElsewhere(request.actor, '/desk')
    if (home) return reply.redirect(home, 303)
    const desk = await readDesk(request.actor, undefined)
    const { view: asked } = request.query as { view?: string }
    const view = deskViews.includes(asked as DeskView) ? (asked as DeskView) : 'mine'
    const clocks = desk.mine.flatMap(({ clock }) => (clock && !clock.isStopped ? [clock.daysLeft] : []))
    return sendPage(request, reply, DeskPage, {
      role: request.actor.role,
      placeName: await placeNameOf(request),
      view,
      dossiers: desk[view].map(itemOf),
      counts: Object.fromEntries(deskViews.map((name) => [name, desk[name].length])) as Record<DeskView, number>,
      urgent: {
        late: clocks.filter((left) => left < 0).length,
        soon: clocks.filter((left) => left >= 0 && left <= 3).length,
      },
    })
  })
  app.get('/desk/dossiers/:id', params, (request, reply) => sendDossier(request, reply, { id: request.params.id }))
  deskActs(app)
}

function deskActs(app: App): void {
  const acts: Record<string, (request: FastifyRequest, id: string, fields: Record<string, string>) => Promise<string>> =
    {
      findings: async ({ actor }, dossierId, fields) => {
        const siteVisitOn = readDay(fields, 'siteVisitOn')
        await recordFindings(actor, { dossierId, texts: readFindings(fields), ...(siteVisitOn && { siteVisitOn }) })
        return `/desk/dossiers/${dossierId}?done=findings`
      },
      supplement: async ({ actor }, dossierId, { items = '' }) => {
        await requestSupplement(actor, { dossierId, items: items.split('\n').map(toItem) })
        return '/desk'
      },
      forward: async ({ actor }, dossierId, fields) => {
        const { number = '', signerName = '', signerTitle = '', samples } = fields
        const letter = {
          number,
          signerName,
          signerTitle,
          samples: Number(samples) || 0,
          signedOn: readDay(fields, 'signedOn'),
        }
        await forwardDossier(actor, { dossierId, ...letter })
        return `/desk/dossiers/${dossierId}`
      },
      refer: async ({ actor }, dossierId, fields) => {
        const { referNumber: number = '', report = '' } = fields
        await referDossier(actor, { dossierId, number, signedOn: readDay(fields, 'referredOn'), report })
        return `/desk/dossiers/${dossierId}`
      },
      return: async ({ actor }, dossierId, { reasons = '' }) => {
        await returnDossier(actor, { dossierId, reasons })
        return '/desk'
      },
    }
  for (const [name, perform] of Object.entries(acts))
    app.post(`/desk/dossiers/:id/${name}`, params, async (request, reply) => {
      const { id } = request.params
      const { fields } = await readForm(request)
      return goOrShow(
        reply,
        () => perform(request, id, fields),
        (problems) => sendDossier(request, reply, { id, values: fields, problems }),
      )
    })
}

/** "1.5: Hợp đồng chưa ký" is about criterion 1.5. */
function toItem(line: string): { at?: string; text: string } {
  const at = /^\s*(\d+(?:\.\d+)*)\s*:/.exec(line)?.[1]
  return { ...(at && { at }), text: line }
}

function readFindings(fields: Record<string, string>): Findings {
  return Object.fromEntries(
    communeFindings.map(({ code }) => [code, (fields[code] ?? '').replace(/\r\n?/g, '\n').trim()]),
  ) as Findings
}

async function placeNameOf({ actor: { name, jurisdiction } }: FastifyRequest): Promise<string> {
  if (jurisdiction?.level === 'commune') {
    const { communeName, provinceName } = await findPlace(jurisdiction.communeCode)
    return placeInWords(communeName, provinceName)
  }
  if (jurisdiction?.level !== 'province') return name
  return (await findProvinces(undefined)).find(({ code }) => code === jurisdiction.provinceCode)?.name ?? name
}

type Sending = { id: string; values?: Record<string, string>; problems?: readonly Problem[] }

async function sendDossier(request: FastifyRequest, reply: FastifyReply, { id, values = {}, problems = [] }: Sending) {
  const reading = await readDossier(request.actor, id)
  const { dossier, findings, letter, clock, snapshot, unproven } = reading
  const { role } = request.actor
  const { done } = request.query as { done?: string }
  return sendPage(
    request,
    reply,
    DeskDossierPage,
    {
      head: headOf(reading),
      applicant: applicantOf(reading),
      road: roadOf(reading),
      steps: reading.steps,
      hasDifference: typeof reading.contents.base?.formerDossierId === 'string',
      mayRefer: dossier.kind === 're-evaluation' && dossier.baseProduct?.star === 5,
      values,
      problems,
      unproven,
      missing: reading.problems,
      moves: listMoves(dossier.status, role),
      samples: samplesOf(reading),
      mayJudge: role === 'commune-officer' && dossier.status === 'submitted',
      findings: findings?.texts ?? draftsOf(reading),
      letterDraft: letterOf(reading),
      ...(findings?.siteVisitOn && { siteVisitOn: findings.siteVisitOn }),
      ...(letter && { letter }),
      ...(clock && { clock }),
      ...(snapshot && { snapshot: snapshot.content, snapshotMark: snapshot.sha256 }),
      ...(done && { done }),
    },
    statusFor(problems),
  )
}

function draftsOf({ dossier, set, contents, place }: DossierReading): Findings {
  const evidence: Record<string, string[]> = {}
  for (const { caption, criteria } of contents.files)
    for (const code of criteria) evidence[code] = [...(evidence[code] ?? []), caption]
  const { given, selfWords: words, organisationName } = dossier
  return draftFindings({ set, given, words, evidence, organisationName, communeName: place.communeName })
}

function letterOf(reading: DossierReading): string {
  const { productName, organisationName, code = '' } = reading.dossier
  const { communeName, provinceName } = reading.place
  return draftLetter({ communeName, provinceName, productName, organisationName, code, samples: samplesOf(reading) })
}

function samplesOf({ contents }: DossierReading): number {
  return Number(contents.answers.sampleCount) || 0
}
