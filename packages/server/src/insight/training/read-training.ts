import { score } from '@saolang/core/dossiers/scorecard.ts'
import { changeOfMean, changeOfShare, sumUp } from '@saolang/core/insight/training/before-after.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import type { TrainingStatistics } from '@saolang/web/insight/training/training-views.ts'
import { listCommunes, listProvinces } from '../../people/get-place.ts'
import { view } from '../../platform/act.ts'
import { csvMark, csvRow } from '../../platform/csv.ts'
import {
  type Area,
  countByCourse,
  countTrained,
  type IntakeSide,
  listIntake,
  listPractised,
  type PractisedRow,
} from './training.sql.ts'

/** Fewer members than this and a mean would tell of one of them. */
const leastMembers = 5

/** Who was trained in the reader's area, by role and unit, and what changed where people were trained. */
export const readTrainingStatistics = view('insight.read', async ({ tx, who, now }): Promise<TrainingStatistics> => {
  const area = areaOf(who)
  const provinces = await listProvinces(tx)
  const units = area.provinceCode ? await listCommunes(tx, area.provinceCode) : provinces
  const rows = await countTrained(tx, area, now)
  return {
    ...{ on: legalDateOf(now), isNation: area.provinceCode === null },
    rows: rows.map(({ unitCode, ...row }) => ({
      ...row,
      unit: units.find(({ code }) => code === unitCode)?.name ?? null,
    })),
    courses: await countByCourse(tx, area),
    intake: intakeOf(await listIntake(tx, area)),
    scoring: scoringOf(await listPractised(tx, area)),
  }
})

/** The shares of the page as CSV, a line a role and unit. */
export const readTrainingCsv = view('insight.read', async ({ tx, who, now }): Promise<string> => {
  const rows = await countTrained(tx, areaOf(who), now)
  const lines = rows.map(({ role, unitCode, holders, trained }) => csvRow([role, unitCode, holders, trained]))
  return csvMark + csvRow(['role', 'unit', 'holders', 'trained']) + lines.join('')
})

function areaOf({ jurisdiction }: Actor): Area {
  if (!jurisdiction || jurisdiction.level === 'nation') return { provinceCode: null, communeCode: null }
  const communeCode = jurisdiction.level === 'commune' ? jurisdiction.communeCode : null
  return { provinceCode: jurisdiction.provinceCode, communeCode }
}

const none: Omit<IntakeSide, 'isAfter'> = { communes: 0, sent: 0, right: 0, many: 0, mean: 0, sd: 0 }

function intakeOf(sides: readonly IntakeSide[]): TrainingStatistics['intake'] {
  const before = sides.find(({ isAfter }) => !isAfter) ?? none
  const after = sides.find(({ isAfter }) => isAfter) ?? none
  return {
    communes: Math.max(before.communes, after.communes),
    sentBefore: before.sent,
    sentAfter: after.sent,
    firstTimeRight: changeOfShare({ hits: before.right, of: before.sent }, { hits: after.right, of: after.sent }),
    days: changeOfMean(before, after),
  }
}

function scoringOf(rows: readonly PractisedRow[]): TrainingStatistics['scoring'] {
  const side = (isAfter: boolean) => rows.filter((row) => row.isAfter === isAfter)
  const [before, after] = [side(false), side(true)]
  const members = (cards: readonly PractisedRow[]) => new Set(cards.map(({ personId }) => personId)).size
  const isMany = members(before) >= leastMembers && members(after) >= leastMembers
  const change = isMany
    ? changeOfMean(sumUp(before.map(deviationOf)), sumUp(after.map(deviationOf)))
    : { kind: 'too-few' as const, before: members(before), after: members(after), least: leastMembers }
  return { cardsBefore: before.length, cardsAfter: after.length, isCountedInMembers: !isMany, deviation: change }
}

function deviationOf({ setId, choices, model }: PractisedRow): number {
  const set = getCriteriaSet(setId)
  return Math.abs(score(set, choices).points - score(set, model).points)
}
