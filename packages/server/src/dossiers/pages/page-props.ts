import { listFormSteps, stepOfField } from '@saolang/core/dossiers/form.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { listAssessmentPages, toChoices } from '@saolang/core/dossiers/self-assessment.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { ApplicantView } from '@saolang/web/dossiers/applicant-page'
import type { DossierItem } from '@saolang/web/dossiers/dossiers-page'
import type { DossierHead } from '@saolang/web/dossiers/parts/dossier-head'
import type { FileView } from '@saolang/web/dossiers/parts/evidence-files'
import type { RoadStep } from '@saolang/web/dossiers/parts/road-timeline'
import type { SupplementView } from '@saolang/web/dossiers/parts/supplement-notice'
import type { ListedDossier } from '../list-dossiers.ts'
import type { DossierReading } from '../read-dossier.ts'

/** What names the dossier on each of its pages. */
export function headOf({ dossier, set }: DossierReading): DossierHead {
  const { id, productName, organisationName, kind, status, code, isDemo, isAssisted } = dossier
  return {
    id,
    productName,
    organisationName,
    kind,
    status,
    isDemo,
    isAssisted,
    setTitle: set.title,
    ...(code && { code }),
  }
}

/** The facts of the applicant, with the place in words. */
export function applicantOf({ contents: { organisation }, place }: DossierReading): ApplicantView {
  const { communeCode: _, provinceCode: __, isDemo: ___, taxCode: ____, ...facts } = organisation
  return { ...facts, place: placeInWords(place.communeName, place.provinceName) }
}

/** The files of the dossier as pages show them. */
export function filesOf({ contents }: DossierReading): FileView[] {
  return contents.files.map(({ id, caption, criteria, term, file: { mediaType, byteSize, pages } }) => ({
    id,
    caption,
    criteria,
    mediaType,
    byteSize,
    term,
    ...(pages && { pages }),
  }))
}

/** Points, star and what is still to be answered. */
export function standingOf({ set, contents: { judged } }: DossierReading) {
  const { points, star, parts } = score(set, toChoices(judged.given))
  const leaves = listAssessmentPages(set).flatMap((page) => page.leaves)
  return { points, star, parts, unanswered: leaves.filter(({ code }) => !judged.given[code]).length }
}

/** The page on which a refusal is put right. */
export function addressOf({ dossier, set }: DossierReading, { at = '' }: Problem): string {
  const base = `/dossiers/${dossier.id}`
  const step = stepOfField(at)
  if (step && listFormSteps(dossier.kind).includes(step)) return `${base}/${step}?back=check#${at}`
  const page = listAssessmentPages(set).find(({ leaves }) => leaves.some(({ code }) => code === at))
  if (page) return `${base}/${page.step}?back=check#${at}`
  if (at === 'renewal') return `${base}/renewal`
  if (at.startsWith('term.')) return `${base}/validity#${at}`
  return at === 'consent' ? `${base}/consent` : `${base}/check`
}

/** What is asked for now, each point with the page that it is about. */
export function supplementOf(reading: DossierReading): SupplementView | undefined {
  const open = reading.openSupplement
  if (!open) return undefined
  const items = open.items.map((item) => ({
    ...item,
    ...(item.at && { href: addressOf(reading, { code: '', at: item.at }) }),
  }))
  return { askedOn: open.askedOn, items }
}

/** The road so far, instants as ISO 8601. */
export function roadOf({ road }: DossierReading): RoadStep[] {
  return road.map(({ transition, note, byName, changedAt }) => ({
    transition,
    note,
    byName,
    at: changedAt.toISOString(),
  }))
}

/** A dossier in a list. */
export function itemOf(listed: ListedDossier): DossierItem {
  const { id, productName, organisationName, kind, status, code, isDemo, isJudged, clock } = listed
  return { id, productName, organisationName, kind, status, code, isDemo, isJudged, ...(clock && { clock }) }
}
