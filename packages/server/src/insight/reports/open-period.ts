import { newestForm } from '@saolang/core/insight/reports/form.ts'
import {
  daysOfPeriod,
  dueDaysOf,
  findPeriodProblems,
  type PeriodClaim,
  type PeriodKind,
  type ReportLevel,
} from '@saolang/core/insight/reports/period.ts'
import { type LegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { listCommunes, listProvinces } from '../../people/get-place.ts'
import { act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { addPeriod, addUnits, listCommunesWithProducts, type NewUnit } from './periods.sql.ts'
import { nation, unitOf } from './unit-of.ts'

/**
 * `isDemo` on a system of sample data: such a period counts fictitious products alone and is marked everywhere. `communes`: the few
 * that are asked, where not all of the scope are.
 */
export type OpenPeriod = PeriodClaim & { isDemo: boolean; communes?: readonly string[] | undefined }

/** Opens a period: the Ministry for the nation, a province for its own communes. Writes down who owes a report, and by when. */
export const openPeriod = act('reporting-period.open', async (context, claim: OpenPeriod) => {
  const { tx, now, who } = context
  refuseIf(findPeriodProblems(claim, Number(legalDateOf(now).slice(0, 4))))
  const [kind, root] = [claim.kind as PeriodKind, unitOf(who)]
  const days = daysOfPeriod(kind, claim.year)
  const due = dueDaysOf(days.to, claim.workingDays)
  const units = await listOwing(tx, root, claim, due)
  refuseIf(units.length > 1 ? [] : [{ code: 'reporting-period.nobody-owes', at: 'scope' }])
  const id = context.newId()
  const isFirst = await addPeriod(tx, {
    ...{ id, kind, root, ...days, year: claim.year, form: newestForm.id, isDemo: claim.isDemo },
    ...{ document: tidy(claim.document), by: who.personId as string, at: now },
  })
  refuseIf(isFirst ? [] : [{ code: 'conflict.period-open', at: 'kind' }])
  await addUnits(tx, id, units)
  context.on('reporting-period', id, { kind, year: claim.year, root, units: units.length })
  return id
})

type Due = Record<ReportLevel, LegalDate>

async function listOwing(tx: Tx, root: string, claim: OpenPeriod, due: Due): Promise<NewUnit[]> {
  const owes = await whoOwes(tx, claim)
  const asked = (await listProvinces(tx)).filter(({ code }) => root === nation || code === root)
  const below = await Promise.all(
    asked.map(async (province) =>
      (await listCommunes(tx, province.code))
        .filter(({ code }) => owes(code))
        .map(({ code, name }): NewUnit => {
          return { code, level: 'commune', parentCode: province.code, name, dueOn: due.commune }
        }),
    ),
  )
  const parents = new Set(below.flat().map(({ parentCode }) => parentCode))
  const middle = asked
    .filter(({ code }) => parents.has(code))
    .map(({ code, name }): NewUnit => {
      return { code, level: 'province', parentCode: root === nation ? nation : null, name, dueOn: due.province }
    })
  const top: NewUnit[] =
    root === nation ? [{ code: nation, level: 'nation', parentCode: null, name: 'Cả nước', dueOn: due.nation }] : []
  return [...top, ...middle, ...below.flat()]
}

async function whoOwes(tx: Tx, { scope, isDemo, communes }: OpenPeriod): Promise<(code: string) => boolean> {
  const listed = scope === 'with-products' ? await listCommunesWithProducts(tx, isDemo) : undefined
  const withProducts = listed && new Set(listed.map(({ code }) => code))
  const named = communes && new Set(communes)
  return (code) => (withProducts?.has(code) ?? true) && (named?.has(code) ?? true)
}
