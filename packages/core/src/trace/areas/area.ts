import { z } from 'zod'
import { isLegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'

/** Where raw material comes from, and the places it goes through. Only the first six have a surface that yields. */
export const areaKinds = [
  'field',
  'garden',
  'forest',
  'bee-yard',
  'pond',
  'fishing-ground',
  'workshop',
  'warehouse',
  'shop',
] as const
export type AreaKind = (typeof areaKinds)[number]

/** Whether a place yields raw material, so that a diary can gather there. */
export function yieldsMaterial(kind: AreaKind): boolean {
  return !['workshop', 'warehouse', 'shop'].includes(kind)
}

/** How the outline came to be known. */
export const shapeWays = ['drawn', 'walked', 'typed', 'file'] as const
export type ShapeWay = (typeof shapeWays)[number]

/** Papers that an area can hold, all with an end. */
export const paperKinds = [
  'vietgap',
  'globalgap',
  'organic-vn',
  'organic-other',
  'asc',
  'fsc',
  'haccp',
  'iso-22000',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Schemes of codes that authorities give to growing areas and packing houses (TCCS 774 and 775:2020/BVTV); the form of a value differs by market. */
export const codeSchemes = ['growing-area', 'packing-house', 'aquaculture', 'other'] as const
export type CodeScheme = (typeof codeSchemes)[number]

const Day = z.string().refine(isLegalDate)
const Text = z.string().max(300)

/** What is told of an area. Its outline is optional: a workshop is a point. */
export const AreaForm = z.object({
  name: Text,
  kind: z.enum(areaKinds),
  crop: Text.optional(),
  communeCode: z.string().max(10),
  growerName: Text.optional(),
})
export type AreaForm = z.infer<typeof AreaForm>

/** What an area is expected to yield in a season, in kilograms. */
export const SeasonForm = z.object({
  name: Text,
  crop: Text,
  startsOn: Day,
  endsOn: Day,
  expectedKilograms: z.number().positive().max(1e9),
})
export type SeasonForm = z.infer<typeof SeasonForm>

export const PaperForm = z.object({
  kind: z.enum(paperKinds),
  number: Text,
  issuer: Text,
  issuedOn: Day,
  expiresOn: Day,
})
export type PaperForm = z.infer<typeof PaperForm>

export const CodeForm = z.object({
  scheme: z.enum(codeSchemes),
  value: Text,
  market: Text.optional(),
  validFrom: Day,
  validTo: Day.optional(),
})
export type CodeForm = z.infer<typeof CodeForm>

/** What a cooperative and a grower agreed on: kept for their eyes, never public. */
export const ContractForm = z.object({
  growerName: Text,
  signedOn: Day,
  endsOn: Day.optional(),
  kilograms: z.number().positive().max(1e9).optional(),
})
export type ContractForm = z.infer<typeof ContractForm>

/** Reasons why an area cannot be kept as told. */
export function findAreaProblems({ name, communeCode }: AreaForm): Problem[] {
  return listProblems([
    !name && { code: 'area.name-missing', at: 'name' },
    !communeCode && { code: 'area.commune-missing', at: 'communeCode' },
  ])
}

/** Reasons why a period cannot be: it ends before it begins. */
export function findPeriodProblems(from: string, to: string | undefined, at: string): Problem[] {
  return to !== undefined && to < from ? [{ code: 'area.ends-before-it-begins', at }] : []
}
