import { typicalChoices } from '@saolang/core/councils/typical-choices.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { findOutlook, type Outlook } from '@saolang/core/support/plans/plan.ts'
import type { CriteriaSet } from '@saolang/law/criteria-set.ts'
import { findCriteriaSetById } from '@saolang/law/in-force.ts'
import { getResult } from '../../councils/get-verdict.ts'
import { type Dossier, getDossier } from '../../dossiers/get-dossier.ts'
import { act, view } from '../../platform/act.ts'
import { listProducts } from '../../registry/get-product.ts'
import { getSeat } from '../../trace/seat.ts'
import { addPlan, addPlanStep, findOpenPlanOf } from './plans.sql.ts'

/** What a plan could be made from: the council's sheet when there is one, else the producer's own. */
export type Proposal = {
  dossier: Dossier
  set: CriteriaSet
  basis: 'verdict' | 'self'
  outlook: Outlook
  openPlanId?: string
}

/** The cheapest ways from the last sheet of a dossier to the next star. Refuses a dossier from which no way leads on. */
export async function proposePlan(who: Actor, dossierId: string): Promise<Proposal> {
  const { dossier, set, openPlanId } = await readBasis(who, dossierId)
  const result = await getResult(who, dossierId).catch((error: unknown) => {
    if (error instanceof Refused) return undefined
    throw error
  })
  const choices = result ? typicalChoices(set, result) : dossier.selfChoices
  const outlook = Object.keys(choices).length > 0 ? findOutlook(set, choices) : undefined
  if (!outlook) throw new Refused([{ code: 'plan.no-way' }])
  return { dossier, set, basis: result ? 'verdict' : 'self', outlook, ...(openPlanId && { openPlanId }) }
}

/** Makes a plan of one of the ways proposed (counting from 0); the open plan of the dossier is given again. Gives its id. */
export async function makePlan(
  who: Actor,
  { dossierId, way }: { dossierId: string; way: number },
): Promise<{ id: string }> {
  const proposal = await proposePlan(who, dossierId)
  if (proposal.openPlanId) return { id: proposal.openPlanId }
  return keepPlan(who, { proposal, way })
}

const readBasis = view('plan.make', async ({ tx, who, now }, dossierId: string) => {
  const dossier = await getDossier(tx, dossierId)
  await getSeat(tx, who, dossier.organisationId)
  const set = findCriteriaSetById(dossier.criteriaSetId)
  if (!set?.complete) throw new Refused([{ code: 'plan.no-way' }])
  const open = await findOpenPlanOf(tx, dossierId, legalDateOf(now))
  return { dossier, set, ...(open && { openPlanId: open.id }) }
})

const keepPlan = act('plan.make', async (context, { proposal, way }: { proposal: Proposal; way: number }) => {
  const { tx, now } = context
  const { dossier, set, basis, outlook } = proposal
  const seat = await getSeat(tx, context.who, dossier.organisationId)
  const chosen = outlook.ways[way]
  if (!chosen) throw new Refused([{ code: 'plan.way-missing', at: 'way' }])
  const product = (await listProducts(tx, seat.id)).find(({ name }) => name === dossier.productName)
  const id = context.newId()
  const isFirst = await addPlan(
    tx,
    {
      ...{ id, organisationId: seat.id, provinceCode: seat.provinceCode, communeCode: seat.communeCode },
      ...{
        productName: dossier.productName,
        productId: product?.id ?? null,
        dossierId: dossier.id,
        setId: set.id,
        basis,
      },
      ...{
        fromStar: outlook.fromStar,
        targetStar: outlook.targetStar,
        pointsNow: outlook.points,
        pointsThen: chosen.points,
      },
      ...{ madeBy: context.who.personId as string, isDemo: dossier.isDemo },
    },
    now,
  )
  refuseIf(isFirst ? [] : [{ code: 'conflict.plan-open' }])
  for (const [position, change] of chosen.changes.entries())
    await addPlanStep(
      tx,
      id,
      {
        ...{
          criterion: change.criterion,
          title: change.title,
          fromOption: change.from ?? null,
          toOption: change.to,
          position,
        },
        ...{ pointsWon: change.getsPoints - change.hasPoints, isNeededByFloor: change.neededByFloor },
      },
      now,
    )
  context.on('improvement-plan', id, { dossierId: dossier.id, targetStar: outlook.targetStar })
  return { id }
})
