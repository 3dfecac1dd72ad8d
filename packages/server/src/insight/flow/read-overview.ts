import { dossierStatuses, statuses } from '@saolang/core/dossiers/dossier.ts'
import { addMonths, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { OverviewPageProps } from '@saolang/web/insight/overview-page'
import { getPlace, listProvinces } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import {
  type Area,
  countFirstTimeRight,
  countTerms,
  countVerdicts,
  listLoads,
  listPassages,
  listStandings,
} from './flow.sql.ts'

export type WantedOverview = { months: number; province: string | undefined }

/** An area at a glance: a commune officer's commune, a province's province, the nation or one province for those who see all. */
export const readOverview = view(
  'insight.read',
  async ({ tx, who, now }, wanted: WantedOverview): Promise<OverviewPageProps> => {
    const provinces = await listProvinces(tx)
    const area = areaOf(who, wanted.province)
    refuseIf(
      area.provinceCode && !provinces.some(({ code }) => code === area.provinceCode)
        ? [{ code: 'not-found.province' }]
        : [],
    )
    const today = legalDateOf(now)
    const since = new Date(`${addMonths(today, -wanted.months)}T00:00:00+07:00`)
    const [standings, passages, firstTimeRight, verdicts, terms, loads, place] = await Promise.all([
      listStandings(tx, area, now),
      listPassages(tx, area, since),
      countFirstTimeRight(tx, area, since),
      countVerdicts(tx, area, since),
      countTerms(tx, area, today),
      listLoads(tx, area, since),
      placeOf(tx, area, provinces),
    ])
    return {
      ...{ on: today, months: wanted.months, firstTimeRight, verdicts, terms },
      ...(place && { place }),
      provinces: seesAll(who) ? provinces.map(({ code, name }) => ({ code, name })) : [],
      ...(wanted.province && { province: wanted.province }),
      standings: inOrder(standings).filter(({ status }) => statuses[status].holder !== 'nobody'),
      passages: inOrder(passages),
      loads: loads.map(({ lastAt, ...load }) => ({ ...load, lastOn: legalDateOf(lastAt) })),
    }
  },
)

const seesAll = ({ jurisdiction }: Actor) => jurisdiction?.level === 'nation'

function areaOf(who: Actor, province: string | undefined): Area {
  const { jurisdiction } = who
  if (!jurisdiction || jurisdiction.level === 'nation') return { provinceCode: province ?? null, communeCode: null }
  const communeCode = jurisdiction.level === 'commune' ? jurisdiction.communeCode : null
  return { provinceCode: jurisdiction.provinceCode, communeCode }
}

async function placeOf(
  tx: Tx,
  { provinceCode, communeCode }: Area,
  provinces: readonly { code: string; name: string }[],
) {
  if (communeCode) return (await getPlace(tx, communeCode)).communeName
  return provinces.find(({ code }) => code === provinceCode)?.name
}

function inOrder<Row extends { status: (typeof dossierStatuses)[number] }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => dossierStatuses.indexOf(a.status) - dossierStatuses.indexOf(b.status))
}
