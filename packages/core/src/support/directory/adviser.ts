import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy, tidyLines } from '../../kernel/text.ts'
import { isEmail, isPhone } from '../../people/contact.ts'
import { isSubject, type Subject } from '../subjects.ts'

/** A person who advises, or a firm that serves. */
export const adviserKinds = ['person', 'firm'] as const
export type AdviserKind = (typeof adviserKinds)[number]

/** Where an adviser stands: asked to be listed, listed, refused, or taken off the list. */
export type AdviserStanding = 'waiting' | 'listed' | 'refused' | 'removed'

export type AdviserForm = {
  kind: string
  name: string
  taxCode: string
  phone: string
  email: string
  about: string
  subjects: readonly string[]
  provinceCode: string
  worksIn: readonly string[]
  consents: boolean
}

/** The facts of a form without problems. */
export type AdviserFacts = Omit<AdviserForm, 'kind' | 'subjects' | 'consents'> & {
  kind: AdviserKind
  subjects: Subject[]
}

/** Reasons why nobody can be listed by this form. A firm shows its tax code; nobody is public without agreeing. */
export function findAdviserProblems(form: AdviserForm): Problem[] {
  const { kind, phone, email, taxCode } = form
  return listProblems([
    !isAdviserKind(kind) && { code: 'adviser.kind-missing', at: 'kind' },
    tidy(form.name).length < 3 && { code: 'adviser.name-missing', at: 'name' },
    kind === 'firm' && !taxCode && { code: 'adviser.tax-code-missing', at: 'taxCode' },
    taxCode !== '' &&
      !/^(\d{10}|\d{10}-?\d{3}|\d{12})$/.test(taxCode) && {
        code: 'organisation.tax-code-malformed',
        at: 'taxCode',
      },
    !phone && !email && { code: 'adviser.contact-missing', at: 'phone' },
    phone !== '' && !isPhone(phone) && { code: 'person.phone-malformed', at: 'phone' },
    email !== '' && !isEmail(email) && { code: 'person.email-malformed', at: 'email' },
    tidyLines(form.about).length < 20 && { code: 'adviser.about-missing', at: 'about' },
    form.about.length > 2000 && { code: 'adviser.about-too-long', at: 'about', values: { most: 2000 } },
    form.subjects.filter(isSubject).length === 0 && { code: 'adviser.subject-missing', at: 'subjects' },
    !/^\d{2}$/.test(form.provinceCode) && { code: 'adviser.province-missing', at: 'provinceCode' },
    !form.consents && { code: 'adviser.consent-missing', at: 'consents' },
  ])
}

/** The facts of a form that has no problems. */
export function toAdviserFacts(form: AdviserForm): AdviserFacts {
  const { kind, taxCode, phone, email, provinceCode } = form
  return {
    ...{ kind: kind as AdviserKind, name: tidy(form.name), taxCode, phone, email, provinceCode },
    ...{ about: tidyLines(form.about), subjects: form.subjects.filter(isSubject), worksIn: [...new Set(form.worksIn)] },
  }
}

/** True for a text that names a kind. */
export function isAdviserKind(text: string): text is AdviserKind {
  return (adviserKinds as readonly string[]).includes(text)
}

/** How a province may rule on where an adviser stands: what waits is listed or refused, what is listed removed, what is off listed again. */
export const rulingsFrom = {
  waiting: ['listed', 'refused'],
  listed: ['removed'],
  refused: ['listed'],
  removed: ['listed'],
} as const satisfies Record<AdviserStanding, readonly AdviserStanding[]>

/** Reasons why a ruling cannot stand. */
export function findRulingProblems(from: AdviserStanding, ruling: string, reason: string): Problem[] {
  const isOpen = (rulingsFrom[from] as readonly string[]).includes(ruling)
  return listProblems([
    !isOpen && { code: 'conflict.adviser-ruled' },
    isOpen && ruling !== 'listed' && !tidy(reason) && { code: 'adviser.reason-missing', at: 'reason' },
  ])
}

/** One dossier that an adviser helped with, as far as it is public: the star once it was decided, null while it is not. */
export type HelpedDossier = { dossierId: string; isDecided: boolean; star: number | null }

/** What an adviser's help came to; every count with what it is counted from. */
export type AdviserRecord = { helped: number; decided: number; recognised: number; byStar: Record<3 | 4 | 5, number> }

/** The record counted from the dossiers, each once however often the help was noted. */
export function recordOf(dossiers: readonly HelpedDossier[]): AdviserRecord {
  const each = [...new Map(dossiers.map((dossier) => [dossier.dossierId, dossier])).values()]
  const decided = each.filter(({ isDecided }) => isDecided)
  const at = (star: number) => decided.filter((dossier) => dossier.star === star).length
  const byStar = { 3: at(3), 4: at(4), 5: at(5) }
  return { helped: each.length, decided: decided.length, recognised: byStar[3] + byStar[4] + byStar[5], byStar }
}
