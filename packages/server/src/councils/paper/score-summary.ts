import { pointsByCriterion } from '@saolang/core/councils/spread.ts'
import type { FloorOutcome } from '@saolang/core/councils/verdict.ts'
import { score } from '@saolang/core/dossiers/scorecard.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { renderPdf } from '../../platform/pdf.ts'
import { getScorecards, type OpenCard } from '../card/get-scorecards.ts'
import { type DossierRecord, getSessionRecord, type SessionRecord } from '../get-session-record.ts'
import { readLetterhead } from './minutes.ts'

const waysToFloor = {
  agreed: 'Các thành viên cùng một mức',
  resolved: 'Hội đồng thống nhất',
  counted: 'Tính theo Quy chế',
} as const satisfies Record<FloorOutcome['by'], string>

/** The table of every member's marks on every dossier of a session whose scoring is closed, as PDF. Refuses while none is. */
export async function printScoreSummary(who: Actor, sessionId: string): Promise<Buffer> {
  const record = await getSessionRecord(who, sessionId)
  const closed = record.dossiers.filter(({ closure }) => closure !== null)
  refuseIf(closed.length > 0 ? [] : [{ code: 'forbidden.scoring-open' }])
  const head = await readLetterhead(who, record.session.provinceCode)
  const summaries = []
  for (const dossier of closed) {
    const cards = await getScorecards(who, { sessionId, dossierId: dossier.dossier.id })
    summaries.push(
      summaryOf(
        dossier,
        cards.filter(({ counts }) => counts).map((card) => ({ ...card, choices: card.discussed })),
        record.session,
      ),
    )
  }
  return renderPdf('councils/paper/score-summary.typ', {
    isDraft: true,
    parentBody: head.issuer,
    councilName: record.session.councilName,
    place: head.seat,
    heldOn: record.session.heldOn,
    summaries,
  })
}

function summaryOf(
  { dossier, item, seats, presidingId, spread, verdict }: DossierRecord,
  cards: readonly OpenCard[],
  { regulation }: SessionRecord['session'],
) {
  const set = getCriteriaSet(item.setId)
  const results = cards.map(({ choices }) => score(set, choices))
  const totals = spread?.totals
  return {
    productName: dossier.productName,
    organisationName: dossier.organisationName,
    code: dossier.code ?? '',
    setTitle: `Bộ tiêu chí số ${set.no}: ${set.title}`,
    members: cards.map(({ name }) => name),
    rows: rowsOf(set, cards, results),
    totals: { given: results.map(({ points }) => points), mean: rounded(totals?.mean ?? 0), range: totals?.range ?? 0 },
    decimalsShown: regulation.decimalsShown,
    chair: seats.find(({ memberId }) => memberId === presidingId)?.name ?? '',
    isDemo: dossier.isDemo,
    verdict: verdict && {
      points: verdict.result.pointsShown,
      bandStar: verdict.result.bandStar,
      star: verdict.result.star,
      plainFloors: verdict.result.floors.filter((floor) => !isNotable(floor)).length,
      floors: verdict.result.floors
        .filter(isNotable)
        .map((floor) => ({ ...floor, has: rounded(floor.has), by: waysToFloor[floor.by] })),
    },
  }
}

const isNotable = ({ isMet, by }: FloorOutcome) => !isMet || by !== 'agreed'

function rowsOf(set: CriteriaSet, cards: readonly OpenCard[], results: readonly ReturnType<typeof score>[]) {
  const given = pointsByCriterion(set, cards)
  return set.parts.flatMap((part) => {
    const ofPart = results.map(({ parts }) => parts[part.code])
    const head = { kind: 'part', title: `Phần ${part.code}. ${part.title}`, max: part.max }
    const leaves = listLeaves(set).filter((placed) => placed.part === part.code)
    return [
      { ...head, given: ofPart, mean: mean(ofPart) },
      ...leaves.map(({ leaf: { code, title, max } }) => {
        const points = given.get(code) ?? []
        const spread = Math.max(...points) - Math.min(...points)
        return { kind: 'criterion', code, title, max, given: points, mean: mean(points), spread }
      }),
    ]
  })
}

const rounded = (points: number) => Math.round(points * 100) / 100
const mean = (points: readonly number[]) => rounded(points.reduce((sum, n) => sum + n, 0) / points.length)
