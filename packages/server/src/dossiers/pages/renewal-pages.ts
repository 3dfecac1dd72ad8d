import type { PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import { listAssessmentPages, noLevel, sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import type { SheetRow, Snapshot, SnapshotRow } from '@saolang/core/dossiers/snapshot.ts'
import { type Problem, Refused } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { DifferencePage } from '@saolang/web/dossiers/renewal/difference-page'
import { RenewalPage, type RenewalPageProps, type SectionView } from '@saolang/web/dossiers/renewal/renewal-page'
import { ValidityPage } from '@saolang/web/dossiers/renewal/validity-page'
import { say } from '@saolang/web/messages/messages.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { goOrShow, readDay, readGroup, statusFor } from '../../platform/form.ts'
import { languageOf, sendPage } from '../../platform/html.ts'
import type { App } from '../../platform/http.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import { readDifference } from '../difference/read-difference.ts'
import { type DossierReading, readDossier } from '../read-dossier.ts'
import { datePaper } from '../renewal/date-paper.ts'
import { keepSections } from '../renewal/keep-sections.ts'
import { readRenewal } from '../renewal/read-renewal.ts'
import { headOf } from './page-props.ts'

const params = { schema: { params: z.object({ id: z.uuid() }) } }
type Lang = ReturnType<typeof languageOf>

/** `/dossiers/{id}/renewal`, `/validity`, `/difference`: a dossier that begins with a certificate. */
export function renewalPages(app: App): void {
  app.get('/dossiers/:id/renewal', params, (request, reply) => sendRenewal(request, reply, request.params.id, []))
  app.post('/dossiers/:id/renewal', params, async (request, reply) => {
    const { id } = request.params
    const { fields } = await readForm(request)
    const chosen = readGroup(fields, 'section.')
    return goOrShow(
      reply,
      async () => {
        const rest = fields.rest === 'yes' ? await listOpenSections(request.actor, id) : []
        const kept = Object.keys(chosen).filter((step) => chosen[step] === 'keep')
        const steps = [...kept, ...rest.filter((step) => chosen[step] === undefined)]
        if (steps.length > 0) await keepSections(request.actor, { dossierId: id, steps })
        const changed = Object.keys(chosen).find((step) => chosen[step] === 'change')
        return changed && /^[a-z]+(-\w+)*$/.test(changed) ? `/dossiers/${id}/${changed}` : `/dossiers/${id}/renewal`
      },
      (problems) => sendRenewal(request, reply, id, problems),
    )
  })
  app.get('/dossiers/:id/validity', params, (request, reply) => sendValidity(request, reply, request.params.id))
  app.post('/dossiers/:id/validity', params, async (request, reply) => {
    const { id } = request.params
    const { fields } = await readForm(request)
    return goOrShow(
      reply,
      async () => {
        await datePapers(request.actor, id, fields)
        return `/dossiers/${id}`
      },
      (problems) => sendValidity(request, reply, id, { typed: fields, problems }),
    )
  })
  app.get('/dossiers/:id/difference', params, async (request, reply) => {
    const { dossier, difference, steps } = await readDifference(request.actor, request.params.id)
    const { id, code, productName, organisationName, kind } = dossier
    const isOwn = request.actor.role === 'producer'
    const lang = languageOf(request)
    return sendPage(request, reply, DifferencePage, {
      head: { productName, organisationName, kind, ...(code && { code }) },
      back: { href: isOwn ? `/dossiers/${id}` : `/desk/dossiers/${id}`, label: code ?? say(lang, 'dossiers.open') },
      isClaimed: kind !== 'first' && !dossier.isFromRegister,
      steps,
      ...(difference && { difference }),
    })
  })
}

/** The sections that wait for a word and need not be done again. */
async function listOpenSections(who: Actor, id: string): Promise<string[]> {
  const { contents } = await readDossier(who, id)
  const { sections } = await readRenewal(who, id)
  const open = contents.judged.renewal?.carried
  return sections.filter(({ step, reasons }) => reasons.length === 0 && open?.has(step)).map(({ step }) => step)
}

/** Writes every term that the form says; what is refused is told all at once, and the rest is kept. */
async function datePapers(who: Actor, dossierId: string, fields: Record<string, string>): Promise<void> {
  const problems: Problem[] = []
  const kinds = readGroup(fields, 'kind.')
  for (const [evidenceId, kind] of Object.entries(kinds)) {
    if (!z.uuid().safeParse(evidenceId).success) continue
    try {
      await datePaper(who, { dossierId, evidenceId, ...termOf(fields, evidenceId), ...(kind && { kind }) })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new Refused(problems)
}

function termOf(fields: Record<string, string>, id: string): PaperTerm {
  const limit = fields[`limit.${id}`]
  const day = readDay(fields, `expiresOn.${id}`)
  // A day typed without choosing "it has a last day" is meant all the same.
  if (limit === 'none') return { isUnlimited: true, ...(day && { expiresOn: day }) }
  return day || limit === 'until' ? { expiresOn: day } : {}
}

async function sendValidity(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { typed, problems = [] }: { typed?: Record<string, string>; problems?: readonly Problem[] } = {},
) {
  const reading = await readDossier(request.actor, id)
  const papers = reading.contents.files.map(({ id, caption, term }) => ({ id, caption, term }))
  const props = { head: headOf(reading), papers, problems, ...(typed && { typed }) }
  return sendPage(request, reply, ValidityPage, props, statusFor(problems))
}

async function sendRenewal(
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  problems: readonly Problem[],
): Promise<FastifyReply> {
  const reading = await readDossier(request.actor, id)
  const { former, carried, sections, isRelinked, hasMoved, decidedBy } = await readRenewal(request.actor, id)
  const lang = languageOf(request)
  const open = reading.contents.judged.renewal?.carried ?? new Set<string>()
  const has = reading.contents.judged.provenCriteria
  const props: RenewalPageProps = {
    head: headOf(reading),
    decidedBy,
    problems,
    sections: sections.map(({ step, reasons }) => ({
      step,
      reasons,
      isOpen: open.has(step),
      ...contentOf(lang, reading, step, former as Snapshot),
    })),
    papers: (carried?.papers ?? []).map(({ evidence, standing, isReused, reasons }) => ({
      no: evidence.no,
      caption: evidence.caption,
      term: evidence,
      standing,
      isReused,
      reasons,
      isReplaced: evidence.criteria.some((criterion) => has.has(criterion)),
      href: placeFor(reading, evidence.criteria),
    })),
    ...(former && { former: { code: former.dossier.code, receivedOn: former.dossier.receivedOn } }),
    ...(former && (isRelinked || hasMoved) && { place: placesOf(former, reading, isRelinked) }),
  }
  return sendPage(request, reply, RenewalPage, props, statusFor(problems))
}

function placesOf({ place: former }: Snapshot, { place }: DossierReading, isRelinked: boolean) {
  return {
    former: placeInWords(former.communeName, former.provinceName),
    now: placeInWords(place.communeName, place.provinceName),
    isRelinked,
  }
}

/** Where a new paper goes: beside the first criterion that the former one proved. */
function placeFor({ dossier, set }: DossierReading, criteria: readonly string[]): string {
  const page = listAssessmentPages(set).find(({ leaves }) => leaves.some(({ code }) => criteria.includes(code)))
  const first = page?.leaves.find(({ code }) => criteria.includes(code))?.code
  return page ? `/dossiers/${dossier.id}/${page.step}#${first}` : `/dossiers/${dossier.id}/evidence`
}

/** The title of a section and what the former version says there. */
function contentOf(
  lang: Lang,
  { set }: DossierReading,
  step: string,
  former: Snapshot,
): Pick<SectionView, 'title' | 'rows'> {
  const page = listAssessmentPages(set).find((each) => each.step === step)
  if (page) {
    const codes = new Set(page.leaves.map(({ code }) => code))
    const rows = former.sheet.rows.filter(({ kind, code }) => kind === 'criterion' && codes.has(code))
    const title = say(lang, 'dossiers.renewal.assess', { code: page.code, title: sentenceCase(page.title) })
    return { title, rows: rows.map((row) => levelRow(lang, row)) }
  }
  const answers = former.answers.find(({ code }) => code === step)
  const title = say(lang, `dossiers.step.${step}` as 'dossiers.step.plan')
  if (answers) return { title, rows: answers.rows.map((row) => answerRow(lang, row)) }
  const { name, address, representative } = former.applicant
  return { title, rows: [{ label: name, value: `${representative.name}, ${address}` }] }
}

function levelRow(lang: Lang, { code, title, chosen, points }: SheetRow) {
  const level = chosen
    ? `${chosen.text} (${say(lang, 'kit.points', { n: points })})`
    : say(lang, 'dossiers.noneOfThese')
  return { label: `${code} ${sentenceCase(title)}`, value: level || noLevel }
}

function answerRow(lang: Lang, { label, value }: SnapshotRow) {
  const said = typeof value === 'boolean' ? say(lang, value ? 'dossiers.yes' : 'dossiers.no') : String(value ?? '')
  return { label, value: said }
}
