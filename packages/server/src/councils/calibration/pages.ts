import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { findLeaf, listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { AnchorPage } from '@saolang/web/councils/calibration/anchor'
import { AnchorFormPage } from '@saolang/web/councils/calibration/anchor-form'
import { CalibrationPage } from '@saolang/web/councils/calibration/calibration'
import { PracticePage } from '@saolang/web/councils/calibration/practice'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendStored } from '../../platform/files.ts'
import { Fields, goOrShow, readDay, readDayParts, readGroup, readText, statusFor } from '../../platform/form.ts'
import { sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { getAnchor, getAnchorMaterial, getCalibration, getOwnPractice, getPracticeEvidence } from './get-calibration.ts'
import { makeAnchor, retireAnchor } from './make-anchor.ts'
import { openPractice } from './open-practice.ts'
import { savePractice, signPractice } from './practise.ts'

const Params = z.object({ id: z.uuid() })
const home = '/councils/calibration'

/** `/councils/calibration`: anchors, practice rounds, and a member's own card on an anchor. */
export function calibrationPages(app: App): void {
  app.get(home, (request, reply) => sendHome(request, reply, {}, []))
  app.post(`${home}/practices`, { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        const chosen = { councilId: readChoice(body, 'councilId'), anchorId: readChoice(body, 'anchorId') }
        await openPractice(request.actor, { ...chosen, dueOn: readDay(body, 'dueOn') })
        return home
      },
      (problems) => sendHome(request, reply, body, problems),
    )
  })
  anchorPages(app)
  practicePages(app)
}

// A list left at "choose" is refused as an id that is not there, not as a request that cannot be read.
function readChoice(fields: Fields, name: string): string {
  const { success, data } = z.uuid().safeParse(readText(fields, name))
  return success ? data : '00000000-0000-0000-0000-000000000000'
}

async function sendHome(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { actor } = request
  const record = await getCalibration(actor, undefined)
  const may = (name: 'anchor.make' | 'anchor.read') => findPermissionProblems(actor, name).length === 0
  return sendPage(
    request,
    reply,
    CalibrationPage,
    {
      ...record,
      mayMake: may('anchor.make'),
      mayReadAnchors: may('anchor.read') && actor.jurisdiction?.level === 'nation',
      values: {
        councilId: readText(fields, 'councilId'),
        anchorId: readText(fields, 'anchorId'),
        dueOn: readDayParts(fields, 'dueOn'),
      },
      problems,
    },
    statusFor(problems),
  )
}

function anchorPages(app: App): void {
  const Query = z.object({ code: z.string().max(80).optional() })
  app.get(`${home}/anchors/new`, { schema: { querystring: Query } }, (request, reply) =>
    sendAnchorForm(request, reply, { code: request.query.code ?? '' }, []),
  )
  app.post(`${home}/anchors/new`, { schema: { body: Fields } }, (request, reply) => {
    const { body } = request
    return goOrShow(
      reply,
      async () => {
        const { dossier } = await getAnchorMaterial(request.actor, readText(body, 'code'))
        const { id } = await makeAnchor(request.actor, {
          dossierId: dossier.id,
          title: readText(body, 'title'),
          consent: readText(body, 'consent'),
          marks: readGroup(body, 'mark-'),
          reasons: readGroup(body, 'reason-'),
        })
        return `${home}/anchors/${id}`
      },
      (problems) => sendAnchorForm(request, reply, body, problems),
    )
  })
  app.get(`${home}/anchors/:id`, { schema: { params: Params } }, (request, reply) =>
    sendAnchor(request, reply, request.params.id, []),
  )
  app.post(`${home}/anchors/:id/retirement`, { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    return goOrShow(
      reply,
      async () => {
        await retireAnchor(request.actor, { anchorId: id, reason: readText(request.body, 'reason') })
        return `${home}/anchors/${id}`
      },
      (problems) => sendAnchor(request, reply, id, problems),
    )
  })
}

async function sendAnchorForm(
  request: FastifyRequest,
  reply: FastifyReply,
  fields: Fields,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const code = readText(fields, 'code')
  const found = await findMaterial(request, code, problems)
  const page = {
    code,
    dossier: found.dossier && {
      productName: found.dossier.productName,
      organisationName: found.dossier.organisationName,
      isDemo: found.dossier.isDemo,
      set: getCriteriaSet(found.dossier.criteriaSetId),
    },
    values: {
      title: readText(fields, 'title'),
      consent: readText(fields, 'consent'),
      marks: readGroup(fields, 'mark-'),
      reasons: readGroup(fields, 'reason-'),
    },
    problems: found.problems,
  }
  return sendPage(request, reply, AnchorFormPage, page, statusFor(found.problems))
}

async function findMaterial({ actor }: FastifyRequest, code: string, problems: readonly Problem[]) {
  const refused = findPermissionProblems(actor, 'anchor.make')
  // Who may not make anchors is told so before any code is looked up.
  if (code === '' || refused.length > 0) {
    refuseIf(refused)
    return { dossier: null, problems }
  }
  try {
    return { dossier: (await getAnchorMaterial(actor, code)).dossier, problems }
  } catch (error) {
    if (error instanceof Refused) return { dossier: null, problems: error.problems }
    throw error
  }
}

async function sendAnchor(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const anchor = await getAnchor(request.actor, id)
  const set = getCriteriaSet(anchor.setId)
  const rows = listLeaves(set).map(({ leaf: { code, title } }) => {
    const option = findLeaf(set, code)?.options.find((each) => each.id === anchor.choices[code])
    const words = { option: option?.text ?? '', points: option?.points ?? 0 }
    return { criterion: code, title, ...words, reason: anchor.reasons[code] ?? '' }
  })
  const mayRetire = findPermissionProblems(request.actor, 'anchor.retire').length === 0
  const { code, productName } = anchor
  return sendPage(
    request,
    reply,
    AnchorPage,
    { anchor, code, productName, rows, mayRetire, problems },
    statusFor(problems),
  )
}

function practicePages(app: App): void {
  const at = '/councils/practices/:id'
  const Query = z.object({ saved: z.string().max(1).optional() })
  app.get(at, { schema: { params: Params, querystring: Query } }, (request, reply) =>
    sendPractice(request, reply, { id: request.params.id, wasSaved: request.query.saved !== undefined }, []),
  )
  app.post(at, { schema: { params: Params, body: Fields } }, (request, reply) => {
    const { id } = request.params
    const marks = Object.fromEntries(Object.entries(readGroup(request.body, 'mark-')).filter(([, mark]) => mark !== ''))
    return goOrShow(
      reply,
      async () => {
        await savePractice(request.actor, { practiceId: id, marks })
        if (readText(request.body, 'act') !== 'sign') return `/councils/practices/${id}?saved=1`
        await signPractice(request.actor, { practiceId: id, marks })
        return `/councils/practices/${id}`
      },
      (problems) => sendPractice(request, reply, { id, wasSaved: false }, problems),
    )
  })
  const File = z.object({ id: z.uuid(), evidenceId: z.uuid() })
  app.get(`${at}/evidence/:evidenceId`, { schema: { params: File } }, async (request, reply) => {
    const { id: practiceId, evidenceId } = request.params
    return sendStored(reply, await getPracticeEvidence(request.actor, { practiceId, evidenceId }), 'private, no-store')
  })
}

async function sendPractice(
  request: FastifyRequest,
  reply: FastifyReply,
  { id, wasSaved }: { id: string; wasSaved: boolean },
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const { practice, dossier, evidence, marks, isOver, feedback } = await getOwnPractice(request.actor, id)
  const page = {
    ...{ id, title: practice.title, dueOn: practice.dueOn, isDemo: dossier.isDemo, isOver, marks, feedback, wasSaved },
    ...{ set: getCriteriaSet(practice.setId), selfMarks: dossier.given, selfWords: dossier.selfWords, problems },
    evidence: evidence.map(({ id, criterion, caption, page }) => ({ id, criterion, caption, ...(page && { page }) })),
  }
  return sendPage(request, reply, PracticePage, page, statusFor(problems))
}
