import { figureOf, type IndicatorKey, measure, ofProvince, type Register } from '@saolang/core/insight/indicator.ts'
import { standOf, type Target } from '@saolang/core/insight/target.ts'
import { type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { programmes } from '@saolang/law/programme-targets.ts'
import type { TargetLine } from '@saolang/web/insight/targets/targets-table'
import type { TargetsPageProps } from '@saolang/web/insight/targets-page'
import { formatDay } from '@saolang/web/kit/format.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView } from '../../platform/act.ts'
import { newestOfficial } from './official-figures.ts'
import { getRegister } from './read-register.ts'
import { unitOf } from './set-target.ts'
import { listTargetRows, type TargetRow } from './targets.sql.ts'

type Figure = NonNullable<TargetLine['figure']>

/** Every target with the figure that answers it, for who looks: officers see which are theirs to end. */
export const readTargets = publicView(async ({ tx, now }, who: Actor): Promise<TargetsPageProps> => {
  const today = legalDateOf(now)
  const [rows, register, provinces] = await Promise.all([listTargetRows(tx), getRegister(tx, today), listProvinces(tx)])
  const maySet = findPermissionProblems(who, 'target.set').length === 0
  const toLine = (row: TargetRow): TargetLine => {
    const target = toTarget(row)
    const mayEnd = maySet && unitOf(who) === row.provinceCode
    return { ...lineOf(target, row.id, figureFor(target, register, today), today), ...(mayEnd && { mayEnd }) }
  }
  return {
    maySet,
    programmes: programmes.map(({ id, number, title, basis, from, to, targets }) => ({
      ...{ id, number, title, isSecondary: basis === 'secondary' },
      lines: targets.map(({ indicator, confidence: _, ...value }) => {
        const target = { ...value, indicator: indicator as IndicatorKey, from, to, document: number }
        return lineOf(target, `${id} ${indicator}`, publishedFigure(target.indicator, to), today)
      }),
    })),
    nation: rows.filter(({ provinceCode }) => provinceCode === null).map(toLine),
    provinces: provinces.flatMap(({ code, name }) => {
      const lines = rows.filter(({ provinceCode }) => provinceCode === code).map(toLine)
      return lines.length > 0 ? [{ code, name, lines }] : []
    }),
  }
})

/** A stored target as core knows it. */
export function toTarget({ id: _, provinceCode, upTo, ...target }: TargetRow): Target {
  return { ...target, ...(provinceCode && { provinceCode }), ...(upTo !== null && { upTo }) }
}

/** A target with its figure and where it stands on a day. */
export function lineOf(target: Target, id: string, figure: Figure | undefined, today: LegalDate): TargetLine {
  return { ...target, id, standing: standOf(target, figure?.value, today), ...(figure && { figure }) }
}

/** A nation's figure is the published one, because this register does not hold the whole country; a province's is the register's. */
function figureFor(target: Target, register: Register, today: LegalDate): Figure | undefined {
  const published = target.provinceCode ? undefined : publishedFigure(target.indicator, target.to)
  if (published) return published
  const found = measure(target.indicator, target.provinceCode ? ofProvince(register, target.provinceCode) : register)
  const value = found && figureOf(target.indicator, found)
  return value === undefined ? undefined : { value, date: formatDay(today), kind: 'register' }
}

/** The newest published figure of an indicator for the nation up to a day. */
export function publishedFigure(indicator: IndicatorKey, to: LegalDate): Figure | undefined {
  const figure = newestOfficial(indicator, to)
  if (!figure) return undefined
  const href = /^https?:/.test(figure.source) ? figure.source : undefined
  return { value: figure.value, date: figure.asOf, kind: 'published', ...(href && { sourceHref: href }) }
}
