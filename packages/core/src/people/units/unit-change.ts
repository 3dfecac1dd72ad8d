import { isLegalDate } from '../../kernel/calendar.ts'
import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'

/** A unit after a change: one that goes on under its code, or a new one. */
export type Heir = { code: string; type: string; name: string }

/** A resolution that merges communes into one, or splits one into several (Law 72/2025/QH15, on changes of units). */
export type UnitChange = {
  kind: 'merge' | 'split'
  resolutionNumber: string
  resolutionOn: string
  issuer: string
  effectiveOn: string
  fromCodes: readonly string[]
  heirs: readonly Heir[]
  /** Receives what lay in a unit that was split, until somebody moves it. */
  mainHeir: string
  note?: string
}

/** What the rules must know of the units that a change names. */
export type KnownUnits = {
  /** Today's communes among the origins, with their provinces and the days they began on. */
  origins: readonly { code: string; provinceCode: string; since: string }[]
  /** Codes of heirs that some unit bears today. */
  takenCodes: readonly string[]
}

export const communeTypes = ['Xã', 'Phường', 'Đặc khu'] as const

/** Every reason why a change of units cannot be entered. */
export function findUnitChangeProblems(change: UnitChange, known: KnownUnits): Problem[] {
  const { kind, fromCodes, heirs, resolutionOn, effectiveOn } = change
  const provinces = new Set(known.origins.map(({ provinceCode }) => provinceCode))
  const strange = known.takenCodes.filter((code) => !fromCodes.includes(code))
  const haveDays = isLegalDate(resolutionOn) && isLegalDate(effectiveOn)
  return listProblems([
    tidy(change.resolutionNumber) === '' && { code: 'unit.resolution-missing', at: 'resolutionNumber' },
    tidy(change.issuer) === '' && { code: 'unit.issuer-missing', at: 'issuer' },
    !isLegalDate(resolutionOn) && { code: 'unit.day-wrong', at: 'resolutionOn' },
    !isLegalDate(effectiveOn) && { code: 'unit.day-wrong', at: 'effectiveOn' },
    haveDays && effectiveOn < resolutionOn && { code: 'unit.effective-too-early', at: 'effectiveOn' },
    known.origins.length < new Set(fromCodes).size && { code: 'unit.origin-unknown', at: 'fromCodes' },
    haveDays &&
      known.origins.some(({ since }) => since >= effectiveOn) && { code: 'unit.origin-younger', at: 'effectiveOn' },
    provinces.size > 1 && { code: 'unit.several-provinces', at: 'fromCodes' },
    kind === 'merge' && (fromCodes.length < 2 || heirs.length !== 1) && { code: 'unit.merge-shape', at: 'fromCodes' },
    kind === 'split' && (fromCodes.length !== 1 || heirs.length < 2) && { code: 'unit.split-shape', at: 'heirs' },
    heirs.some(({ code }) => !/^\d{5}$/.test(code)) && { code: 'unit.code-wrong', at: 'heirs' },
    new Set(heirs.map(({ code }) => code)).size < heirs.length && { code: 'unit.code-twice', at: 'heirs' },
    heirs.some(({ name }) => tidy(name) === '') && { code: 'unit.name-missing', at: 'heirs' },
    heirs.some(({ type }) => !(communeTypes as readonly string[]).includes(type)) && {
      code: 'unit.type-unknown',
      at: 'heirs',
    },
    strange.length > 0 && { code: 'unit.code-taken', at: 'heirs', values: { code: strange.join(', ') } },
    heirs.length > 0 &&
      !heirs.some(({ code }) => code === change.mainHeir) && { code: 'unit.main-heir-missing', at: 'mainHeir' },
  ])
}
