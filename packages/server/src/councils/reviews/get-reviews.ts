import { findReadingProblems } from '@saolang/core/councils/authority.ts'
import { countOutcomes, lastDayToAsk, type OutcomeCounts } from '@saolang/core/councils/reviews/review.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { getDossier } from '../../dossiers/get-dossier.ts'
import { listProvinces } from '../../people/get-place.ts'
import { publicView, view } from '../../platform/act.ts'
import type { StoredFile } from '../../platform/files.ts'
import type { Tx } from '../../platform/sql.ts'
import { listCouncils, listMembers } from '../councils.sql.ts'
import { findDecisionOn } from '../decisions.sql.ts'
import { getVerdictRow } from '../get-verdict.ts'
import { listPanelProblems } from './decide-review.ts'
import { findContestable, findFilerProblems } from './request-review.ts'
import {
  findPanelVerdict,
  findPresider,
  findReview,
  listOutcomes,
  listReviews,
  listReviewsBefore,
  listReviewsOn,
  type ReviewRow,
} from './reviews.sql.ts'

const isOnCouncils = ({ role }: Actor) => role === 'council-member' || role === 'council-chair'

/** A dossier's requests for its applicant: whether and until when one may be made, and where those made stand. */
export const getReviewsOfDossier = view('review.read', async ({ tx, who, now }, dossierId: string) => {
  const dossier = await getDossier(tx, dossierId)
  refuseIf(findFilerProblems(who, dossier))
  const contestable = await findContestable(tx, dossier)
  const lastDay = contestable && lastDayToAsk(contestable.settledOn, contestable.settings)
  const today = legalDateOf(now)
  return {
    dossier,
    setId: contestable?.verdict.inputs.setId ?? dossier.criteriaSetId,
    lastDay: lastDay ?? null,
    decidingDays: contestable?.settings.decidingDays ?? null,
    mayAsk: contestable !== undefined && !contestable.wasAsked && lastDay !== undefined && today <= lastDay,
    reviews: await listReviewsOn(tx, dossierId),
    today,
  }
})

/** A line of the list of requests. */
export type ReviewLine = ReviewRow & { productName: string; code: string; organisationName: string }

/** Requests in somebody's reach: an officer's authority, an auditor's area, a member's own panels. */
export const getReviews = view('review.read', async ({ tx, who, now }) => {
  refuseIf(
    who.role === 'producer' || who.role === 'commune-officer'
      ? [{ code: 'forbidden.role', values: { role: who.role } }]
      : [],
  )
  const { jurisdiction } = who
  const rows = isOnCouncils(who)
    ? await listReviewsBefore(tx, who.personId as string)
    : await listReviews(
        tx,
        jurisdiction?.level === 'province'
          ? { level: 'province', provinceCode: jurisdiction.provinceCode }
          : { level: null, provinceCode: null },
      )
  const lines: ReviewLine[] = []
  for (const row of rows) {
    const { productName, code = '', organisationName } = await getDossier(tx, row.dossierId)
    lines.push({ ...row, productName, code, organisationName })
  }
  return { lines, today: legalDateOf(now) }
})

/** A request with what its reader may do: an officer chooses the panel, who presided over it decides. */
export const getReview = view('review.read', async ({ tx, who, now }, id: string) => {
  const review = await readableReview(tx, who, id)
  const { dossierId, sessionId, outcome } = review
  const { productName, code = '', organisationName, criteriaSetId, isDemo } = await getDossier(tx, dossierId)
  const former = await getVerdictRow(tx, review.verdictId)
  const panelVerdict = sessionId ? await findPanelVerdict(tx, { sessionId, dossierId }) : undefined
  // The panel scores unseen: the first result is opened to its members when they have given theirs.
  const isOpen = !isOnCouncils(who) || panelVerdict !== undefined
  const mayAssign = findAssignProblems(who, review).length === 0 && !outcome && !sessionId
  return {
    ...{ review, productName, code, organisationName, setId: criteriaSetId, isDemo, today: legalDateOf(now) },
    former: isOpen
      ? { points: former.result.pointsShown, star: former.result.star, recognisable: former.result.recognisable }
      : null,
    found: panelVerdict && {
      id: panelVerdict.id,
      points: panelVerdict.result.pointsShown,
      star: panelVerdict.result.star,
    },
    newDecision: review.newVerdictId ? ((await findDecisionOn(tx, review.newVerdictId))?.number ?? null) : null,
    councils: mayAssign ? await listPossiblePanels(tx, review) : [],
    mayAssign,
    mayDecide: !outcome && panelVerdict !== undefined && (await findPresider(tx, panelVerdict.id)) === who.personId,
  }
})

/** A file of a request, for whoever may read it. */
export const getReviewFile = view(
  'review.read',
  async ({ tx, who }, at: { reviewId: string; sha256: string }): Promise<StoredFile> => {
    const review = await readableReview(tx, who, at.reviewId)
    const file = review.files.find(({ sha256 }) => sha256 === at.sha256)
    refuseIf(file ? [] : [{ code: 'not-found.evidence' }])
    return file as StoredFile
  },
)

async function readableReview(tx: Tx, who: Actor, id: string): Promise<ReviewRow> {
  const review = await findReview(tx, id)
  if (!review) refuseIf([{ code: 'not-found.review' }])
  const found = review as ReviewRow
  if (who.role === 'producer' || who.role === 'commune-officer')
    refuseIf(findFilerProblems(who, await getDossier(tx, found.dossierId)))
  else {
    const panel = found.panelCouncilId ? await listMembers(tx, found.panelCouncilId) : []
    refuseIf(
      findReadingProblems(
        who,
        found,
        panel.some(({ personId }) => personId === who.personId),
      ),
    )
  }
  return found
}

function findAssignProblems(who: Actor, { level, provinceCode }: ReviewRow): Problem[] {
  const own =
    level === 'central'
      ? who.role === 'ministry-officer'
      : who.role === 'provincial-officer' &&
        who.jurisdiction?.level === 'province' &&
        who.jurisdiction.provinceCode === provinceCode
  return own ? [] : [{ code: 'forbidden.jurisdiction' }]
}

async function listPossiblePanels(tx: Tx, review: ReviewRow) {
  const panels = []
  for (const { id, name } of await listCouncils(tx, review.level, review.provinceCode))
    panels.push({ id, name, problems: await listPanelProblems(tx, review, id) })
  return panels
}

/** The public counts of requests for review: in all, and by year and authority. No name, no product. */
export type ReviewCounts = {
  asOf: string
  all: OutcomeCounts
  rows: ({ year: number; authority: string } & OutcomeCounts)[]
}

/** How requests for review ended, for anybody. */
export const readReviewCounts = publicView(async ({ tx, now }): Promise<ReviewCounts> => {
  const outcomes = await listOutcomes(tx)
  const provinces = new Map((await listProvinces(tx)).map(({ code, name }) => [code, name]))
  const groups = Map.groupBy(outcomes, ({ year, provinceCode }) => `${year} ${provinceCode ?? ''}`)
  return {
    asOf: now.toISOString(),
    all: countOutcomes(outcomes.map(({ outcome }) => outcome)),
    rows: [...groups.values()].map((group) => {
      const { year, provinceCode } = group[0] as (typeof group)[number]
      const authority = provinceCode === null ? '' : (provinces.get(provinceCode) ?? provinceCode)
      return { year, authority, ...countOutcomes(group.map(({ outcome }) => outcome)) }
    }),
  }
})
