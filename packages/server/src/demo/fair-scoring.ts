import { toChoices } from '@saolang/core/dossiers/self-assessment.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findLeaf } from '@saolang/law/criteria-set.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import { getProposals } from '../councils/conflict/get-proposals.ts'
import { recordPaidAdviser } from '../councils/conflict/record-paid-adviser.ts'
import { ruleOnConflict } from '../councils/conflict/rule-on-conflict.ts'
import { stateInterests } from '../councils/conflict/state-interests.ts'
import { changeMark } from '../councils/discussion/change-mark.ts'
import { openDiscussion } from '../councils/discussion/open-discussion.ts'
import type { SittingAt } from '../councils/sitting.ts'
import { getTicks } from '../councils/verified/get-ticks.ts'
import { tickVerified } from '../councils/verified/tick-verified.ts'
import { currentTime } from '../platform/act.ts'
import { demoCard } from './demo-cards.ts'
import type { DemoProduct } from './demo-products.ts'
import type { DemoCouncil } from './sit.ts'

const adviserPhone = '0900 000 096'

/** A member of the demo's council states interests: a phone number that a paid adviser of the demo also uses. */
export async function stateDemoInterests({ all }: DemoCouncil): Promise<void> {
  const employer = 'Cơ quan mẫu'
  await stateInterests(all.at(-1) as Actor, {
    employer,
    taxCodes: [],
    addresses: [],
    phones: [adviserPhone],
    clients: [],
  })
}

/** The advisory group ticks what the product's papers show, criterion by criterion, as the applicant claims it. */
export async function tickDemo({ officer }: DemoCouncil, at: SittingAt, product: DemoProduct): Promise<void> {
  const { set, verified, evidence } = await getTicks(officer, at)
  const marks = toChoices(demoCard(set, product.star, product.points))
  const ticks = verified
    .filter((criterion) => marks[criterion])
    .map((criterion) => ({
      criterion,
      mark: marks[criterion] as string,
      evidence: evidence.filter((each) => each.criterion === criterion).map(({ id }) => id),
      basis: 'Đối chiếu giấy tờ trong hồ sơ và tại cơ sở (mẫu)',
    }))
  await tickVerified(officer, { ...at, ticks })
}

/** A paid adviser whose phone is a member's: the system proposes a conflict. */
export async function nameDemoAdviser({ officer }: DemoCouncil, at: SittingAt): Promise<void> {
  await recordPaidAdviser(officer, { ...at, name: 'Nhóm tư vấn hồ sơ (mẫu)', taxCode: '', phone: adviserPhone })
}

/** The chair confirms the conflict that the system proposed: the last member does not score. */
export async function confirmDemoConflict(council: DemoCouncil, at: SittingAt): Promise<void> {
  await nameDemoAdviser(council, at)
  const chair = council.all[0] as Actor
  const { proposals } = await getProposals(chair, at)
  const proposalId = proposals.find(({ ruling }) => ruling === null)?.id
  if (!proposalId) throw new Error('the demo proposes no conflict')
  const reason = 'Số điện thoại của nhóm tư vấn là của thành viên (mẫu)'
  await ruleOnConflict(chair, { ...at, proposalId, ruling: 'confirmed', reason })
}

/** The chair opens the discussion that the spread calls for; the member who gave least raises the mark of the story. */
export async function discussDemo({ all }: DemoCouncil, at: SittingAt, product: DemoProduct): Promise<void> {
  const [chair, member] = all as [Actor, Actor]
  await openDiscussion(chair, at)
  const set = findCriteriaSet(product.setNo, legalDateOf(currentTime()))
  const mark = set && findLeaf(set, '5.1')?.options.find(({ points }) => points === 2)?.id
  if (!mark) throw new Error('the demo has no story to discuss')
  const reason = 'Được xem tờ rơi in câu chuyện sản phẩm (mẫu)'
  await changeMark(member, { ...at, criterion: '5.1', mark, reason })
}
