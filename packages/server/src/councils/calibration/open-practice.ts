import { authorityOf, findAuthorityProblems } from '@saolang/core/councils/authority.ts'
import { isLegalDate, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { listProblems, type Problem, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act } from '../../platform/act.ts'
import { type CouncilRow, listMembers, type MemberRow } from '../councils.sql.ts'
import { getCouncil } from '../get-council.ts'
import { type AnchorRow, addPractice, findAnchor, hasOpenPractice } from './calibration.sql.ts'

export type OpenPractice = { councilId: string; anchorId: string; dueOn: string }

/**
 * Asks a council to score an anchor, each member alone, until a day: the Ministry asks any, an officer their authority's, a chair their
 * own. Returns its id.
 */
export const openPractice = act('practice.open', async (context, input: OpenPractice) => {
  const { tx, who, now } = context
  const council = await getCouncil(tx, input.councilId)
  refuseIf(findOpenerProblems(who, council, await listMembers(tx, council.id)))
  const anchor = await findAnchor(tx, input.anchorId)
  const today = legalDateOf(now)
  refuseIf([...findAnchorProblems(anchor), ...findDayProblems(input.dueOn, today)])
  const isOpen = await hasOpenPractice(tx, { councilId: council.id, anchorId: input.anchorId, today })
  refuseIf(isOpen ? [{ code: 'conflict.practice-open', at: 'anchorId' }] : [])
  const id = context.newId()
  await addPractice(tx, { ...input, id, by: who.personId as string, at: now })
  context.on('practice', id, { council: council.id, anchor: input.anchorId })
  return { id }
})

function findOpenerProblems(who: Actor, council: CouncilRow, members: readonly MemberRow[]): Problem[] {
  if (authorityOf(who)?.level === 'central') return []
  if (authorityOf(who)) return findAuthorityProblems(who, council)
  const isChair = members.some(({ personId, office }) => personId === who.personId && office === 'chair')
  return isChair ? [] : [{ code: 'forbidden.not-presiding' }]
}

function findAnchorProblems(anchor: AnchorRow | undefined): Problem[] {
  return listProblems([
    !anchor && { code: 'not-found.anchor', at: 'anchorId' },
    anchor?.retiredFor != null && { code: 'conflict.anchor-retired', at: 'anchorId' },
  ])
}

function findDayProblems(dueOn: string, today: string): Problem[] {
  if (!isLegalDate(dueOn)) return [{ code: 'invalid.date', at: 'dueOn' }]
  return dueOn < today ? [{ code: 'practice.day-past', at: 'dueOn' }] : []
}
