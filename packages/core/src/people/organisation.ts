import { z } from 'zod'
import type { Problem } from '../kernel/problem.ts'
import { isEmail, isPhone } from './contact.ts'

/** Legal kinds of a chủ thể OCOP (Decision 26/2026/QĐ-TTg, art. 2.1); associations for tourism only. */
export const organisationKinds = [
  'cooperative',
  'cooperative-group',
  'sme',
  'farm',
  'household-producer',
  'registered-household',
  'tourism-association',
] as const

export type OrganisationKind = (typeof organisationKinds)[number]

/** Kinds that cannot exist without a number in a register of businesses or co-operatives. */
const registeredKinds: readonly OrganisationKind[] = ['cooperative', 'sme', 'registered-household']

const text = (max: number) => z.string().trim().max(max)
const optional = (max: number) =>
  text(max)
    .optional()
    .transform((value) => value || undefined)

/** Whether a kind cannot exist without a number in a register. */
export function needsRegistrationNo(kind: string | undefined): boolean {
  return registeredKinds.some((registered) => registered === kind)
}

/** What is asked to register an organisation, and to change it. Days are 'YYYY-MM-DD'. */
export const OrganisationForm = z.object({
  kind: z.enum(organisationKinds),
  name: text(200).min(2),
  registrationNo: optional(40),
  taxCode: optional(20),
  communeCode: z.string().regex(/^\d{5}$/),
  address: text(300),
  phone: optional(20),
  email: optional(120),
  representativeName: text(120).min(2),
  representativeTitle: text(120),
  representativeGender: z.enum(['female', 'male', 'other']).optional(),
  representativeEthnicity: optional(60),
  representativeResidence: optional(300),
  establishedOn: z.iso.date().optional(),
})
export type OrganisationForm = z.infer<typeof OrganisationForm>

/** Reasons why these facts cannot be an organisation's: a registered kind without its number, a malformed tax code, a day ahead. */
export function findOrganisationProblems(form: OrganisationForm, today: string): Problem[] {
  const problems: Problem[] = []
  if (needsRegistrationNo(form.kind) && !form.registrationNo)
    problems.push({ code: 'organisation.registration-no-missing', at: 'registrationNo' })
  // Ten digits, thirteen for a branch, twelve when it is the owner's identity number (Circular 86/2024/TT-BTC, art. 5, 7).
  if (form.taxCode && !/^(\d{10}|\d{10}-?\d{3}|\d{12})$/.test(form.taxCode))
    problems.push({ code: 'organisation.tax-code-malformed', at: 'taxCode' })
  if (form.phone && !isPhone(form.phone)) problems.push({ code: 'person.phone-malformed', at: 'phone' })
  if (form.email && !isEmail(form.email)) problems.push({ code: 'person.email-malformed', at: 'email' })
  if (form.establishedOn && form.establishedOn > today)
    problems.push({ code: 'organisation.established-ahead', at: 'establishedOn' })
  return problems
}

/** The pages on which an organisation is asked for, one thing each, and the page on which all is checked. */
export const organisationSteps = ['kind', 'name', 'province', 'place', 'representative', 'check'] as const
export type OrganisationStep = (typeof organisationSteps)[number]

/** What was answered so far, as typed. `provinceCode` only helps to find the commune. */
export type OrganisationAnswers = Partial<Record<keyof OrganisationForm | 'provinceCode', string>>

const needed = {
  kind: ['kind'],
  name: ['name'],
  province: ['provinceCode'],
  place: ['communeCode', 'address'],
  representative: ['representativeName', 'representativeTitle'],
} as const satisfies Record<Exclude<OrganisationStep, 'check'>, readonly (keyof OrganisationAnswers)[]>

/** Reasons why the answers of a page cannot be taken; on the check page, of all of them. */
export function findStepProblems(step: OrganisationStep, answers: OrganisationAnswers, today: string): Problem[] {
  const steps = step === 'check' ? (Object.keys(needed) as (keyof typeof needed)[]) : [step]
  const fields: readonly string[] = steps.flatMap((name) => needed[name])
  const missing = fields
    .filter((field) => !answers[field as keyof OrganisationAnswers]?.trim())
    .map((field) => ({ code: `organisation.${field}-missing`, at: field }))
  const parsed = OrganisationForm.partial().safeParse(answers)
  if (!parsed.success)
    return [
      ...missing,
      ...parsed.error.issues
        .map(({ path }) => String(path[0]))
        .filter((at) => answers[at as keyof OrganisationAnswers]?.trim())
        .map((at) => ({ code: 'organisation.malformed', at })),
    ]
  const whole = { kind: 'farm', name: '', communeCode: '', address: '', ...parsed.data } as OrganisationForm
  const ofStep = findOrganisationProblems(whole, today).filter(
    ({ at }) => step === 'check' || stepOf(at as keyof OrganisationAnswers) === step,
  )
  return [...missing, ...ofStep]
}

/** The page that asks for a field. */
export function stepOf(field: keyof OrganisationAnswers): OrganisationStep {
  if (field === 'kind') return 'kind'
  if (['name', 'registrationNo', 'taxCode', 'establishedOn'].includes(field)) return 'name'
  if (field === 'provinceCode') return 'province'
  return field === 'communeCode' || field === 'address' ? 'place' : 'representative'
}
