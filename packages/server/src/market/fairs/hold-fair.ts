import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidy, tidyLines } from '@saolang/core/kernel/text.ts'
import { type FairForm, findFairProblems, findPlanProblems, readPlan } from '@saolang/core/market/fairs/fair.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import { listProvinces } from '../../people/get-place.ts'
import { type ActContext, act } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { tellOrganisation } from '../demand/tell-organisation.ts'
import { listAsidesFor } from '../stock/aside.sql.ts'
import { releaseAside } from '../stock/set-aside.ts'
import {
  type ApplicationRow,
  addFair,
  closeFairRow,
  type FairRow,
  findFair,
  giveBooth,
  isConstraint,
  listApplications,
  listBooths,
  lockFair,
  moveApplication,
  savePlan,
} from './fairs.sql.ts'

type Announced = FairForm & { plan: string; isDemo?: boolean }

/** Announces a fair with the plan of its booths, as an officer of its province or the Ministry. Gives its id. */
export const openFair = act('fair.open', async (context, { plan, isDemo = false, ...form }: Announced) => {
  const { tx, who, now } = context
  const fair = { ...form, name: tidy(form.name), place: tidy(form.place), about: tidyLines(form.about) }
  const booths = readPlan(plan)
  const isPlace = (await listProvinces(tx)).some(({ code }) => code === fair.provinceCode)
  refuseIf([
    ...findFairProblems(fair, legalDateOf(now)),
    ...(isPlace ? [] : [{ code: 'demand.province', at: 'provinceCode' }]),
    ...findPlanProblems(booths),
  ])
  refuseIf(findJurisdictionProblems(who, { provinceCode: fair.provinceCode, communeCode: '' }))
  const id = context.newId()
  await addFair(tx, { ...fair, id, isDemo }, { by: who.personId ?? null, at: now })
  await savePlan(tx, id, booths)
  context.on('fair', id, { booths: booths.length })
  return { id }
})

/** Draws the plan anew, as the organiser; a booth that was given stays. */
export const changePlan = act('fair.open', async (context, { fairId, plan }: { fairId: string; plan: string }) => {
  const { tx } = context
  await getOrganisedFair(context, fairId)
  const booths = readPlan(plan)
  const given = (await listApplications(tx, fairId)).flatMap(({ boothCode }) => boothCode ?? [])
  const isKept = given.every((code) => booths.some((booth) => booth.code === code))
  refuseIf([...findPlanProblems(booths), ...(isKept ? [] : [{ code: 'fair.plan-given', at: 'plan' }])])
  const fixed = (await listBooths(tx, fairId)).filter(({ code }) => given.includes(code))
  const taken = new Set(fixed.map(({ row, column }) => `${row}.${column}`))
  const moved = booths.filter(({ code, row, column }) => !given.includes(code) && !taken.has(`${row}.${column}`))
  await savePlan(tx, fairId, moved)
  context.on('fair', fairId, { booths: fixed.length + moved.length })
})

type Decided = { fairId: string; applicationId: string; accepts: boolean; why: string }

/** Takes a producer or not, as the organiser; no needs a reason. */
export const decideApplication = act(
  'fair.select',
  async (context, { fairId, applicationId, accepts, why }: Decided) => {
    const { tx, who, now } = context
    const { fair, application } = await getApplication(context, { fairId, applicationId })
    const words = tidy(why)
    refuseIf(!accepts && words === '' ? [{ code: 'demand.why', at: 'why' }] : [])
    const to = accepts ? ('accepted' as const) : ('refused' as const)
    const move = { id: applicationId, from: ['asked'] as const, to, why: accepts ? null : words }
    const isDone = await moveApplication(tx, move, { by: who.personId ?? null, at: now })
    refuseIf(isDone ? [] : [{ code: 'conflict.application-decided' }])
    await tellOrganisation(context, {
      organisationId: application.organisationId,
      about: `fair application ${applicationId} ${to}`,
      subject: accepts ? 'market.fairs.sayAccepted' : 'market.fairs.sayRefused',
      path: `/fairs/${fairId}`,
      values: { name: fair.name },
    })
    context.on('fair', fairId, { application: applicationId, accepts })
  },
)

/** Gives an accepted producer a booth, or takes it back with no code. A booth is given once: the database holds it. */
export const assignBooth = act(
  'fair.select',
  async (context, { fairId, applicationId, code }: { fairId: string; applicationId: string; code: string }) => {
    const { tx } = context
    const { application } = await getApplication(context, { fairId, applicationId })
    refuseIf(application.state === 'accepted' ? [] : [{ code: 'fair.not-accepted' }])
    const wanted = code.trim().toUpperCase() || null
    const taken = { code: 'conflict.booth-taken', at: `booth-${applicationId}`, values: { code: wanted ?? '' } }
    const isGiven = await giveBooth(tx, { id: applicationId, fairId, code: wanted }).catch((error) => {
      throw isConstraint(error, ['fair_booth_taken_once', 'fair_application_booth']) ? new Refused([taken]) : error
    })
    refuseIf(isGiven ? [] : [{ code: 'fair.not-accepted' }])
    context.on('fair', fairId, { application: applicationId, booth: wanted })
  },
)

/** Closes a fair after its last day, as the organiser: what was set aside for its stalls and not sold goes back to free stock. */
export const closeFair = act('fair.close', async (context, fairId: string) => {
  const { tx, who, now } = context
  await lockFair(tx, fairId)
  const fair = await getOrganisedFair(context, fairId)
  refuseIf(legalDateOf(now) >= fair.untilOn ? [] : [{ code: 'fair.still-on' }])
  const isFirst = await closeFairRow(tx, fairId, { by: who.personId ?? null, at: now })
  refuseIf(isFirst ? [] : [{ code: 'conflict.fair-closed' }])
  let putBack = 0
  for (const { offerId } of await listAsidesFor(tx, 'fair', fairId))
    putBack += (await releaseAside(context, { offerId, purpose: 'fair', purposeId: fairId })).putBack
  context.on('fair', fairId, { putBack })
  return { putBack }
})

/** A fair of an id; refuses with `not-found.fair`. */
export async function getFair(tx: Tx, id: string): Promise<FairRow> {
  const fair = await findFair(tx, id)
  if (!fair) throw new Refused([{ code: 'not-found.fair' }])
  return fair
}

async function getOrganisedFair({ tx, who }: Pick<ActContext, 'tx' | 'who'>, id: string): Promise<FairRow> {
  const fair = await getFair(tx, id)
  refuseIf(findJurisdictionProblems(who, { provinceCode: fair.provinceCode, communeCode: '' }))
  refuseIf(fair.closedAt ? [{ code: 'conflict.fair-closed' }] : [])
  return fair
}

async function getApplication(
  context: ActContext,
  { fairId, applicationId }: { fairId: string; applicationId: string },
): Promise<{ fair: FairRow; application: ApplicationRow }> {
  const fair = await getOrganisedFair(context, fairId)
  const application = (await listApplications(context.tx, fairId)).find(({ id }) => id === applicationId)
  if (!application) throw new Refused([{ code: 'not-found.fair' }])
  return { fair, application }
}
