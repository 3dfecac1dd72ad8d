import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { tidyLines } from '@saolang/core/kernel/text.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { covers } from '@saolang/core/people/jurisdiction.ts'
import { cloneOutcomes, publicKinds } from '@saolang/core/trace/clones/find-clones.ts'
import { act, view } from '../../platform/act.ts'
import type { Tx } from '../../platform/sql.ts'
import { getProduct, listProducts } from '../../registry/get-product.ts'
import { type AlarmRow, findAlarm, hasAlarm, listAlarms, settleAlarmRow } from './alarms.sql.ts'

/** An alarm with the name of its product. */
export type NamedAlarm = AlarmRow & { productName: string; producer: string; isSample: boolean }

/** The alarms about a producer's own products, or about those of an authority's jurisdiction. */
export const readAlarms = view('clone-alarm.read', async ({ tx, who }, _: undefined): Promise<NamedAlarm[]> => {
  const own = who.role === 'producer' && who.organisationId ? await listProducts(tx, who.organisationId) : undefined
  if (who.role === 'producer' && !own) return []
  const alarms = await listAlarms(tx, { productIds: own?.map(({ id }) => id) })
  const named = await Promise.all(alarms.map((alarm) => withProduct(tx, alarm)))
  return named.filter(({ place, organisationId }) => mayHear(who, { place, organisationId }))
})

async function withProduct(tx: Tx, alarm: AlarmRow) {
  const product = await getProduct(tx, alarm.productId)
  const { name: productName, producer, isDemo: isSample, organisationId, communeCode, provinceCode } = product
  return {
    ...alarm,
    productName,
    producer: producer ?? '',
    isSample,
    organisationId,
    place: { communeCode, provinceCode },
  }
}

type About = { place: { communeCode: string | null; provinceCode: string }; organisationId: string | null }

function mayHear({ role, organisationId, jurisdiction }: Actor, about: About): boolean {
  if (role === 'producer') return organisationId !== undefined && organisationId === about.organisationId
  const { communeCode, provinceCode } = about.place
  return jurisdiction !== undefined && covers(jurisdiction, { communeCode: communeCode ?? '', provinceCode })
}

/** Settles an alarm with what was found. Refuses with `not-found.clone-alarm` whom it does not concern. */
export const settleAlarm = act(
  'clone-alarm.settle',
  async (context, { id, outcome, words }: { id: string; outcome: string; words: string }): Promise<void> => {
    const { tx, who, now } = context
    const alarm = await findAlarm(tx, id)
    if (!alarm || !mayHear(who, await withProduct(tx, alarm))) throw new Refused([{ code: 'not-found.clone-alarm' }])
    const tidied = tidyLines(words)
    refuseIf([
      ...(cloneOutcomes.some((known) => known === outcome)
        ? []
        : [{ code: 'clone-alarm.outcome-missing', at: 'outcome' }]),
      ...(tidied.length >= 5 && tidied.length <= 2000 ? [] : [{ code: 'clone-alarm.words-length', at: 'words' }]),
    ])
    const settled = await settleAlarmRow(tx, { id, by: who.personId as string, at: now, outcome, words: tidied })
    refuseIf(settled ? [] : [{ code: 'conflict.clone-alarm-settled' }])
    context.on('clone-alarm', id, { outcome })
  },
)

/** Whether the page of a piece says, in neutral words, that its code was seen more often or elsewhere than one piece can be. */
export function isDoubtful(tx: Tx, { key, serial }: { key: string; serial: string }): Promise<boolean> {
  return hasAlarm(tx, { key, serial, kinds: publicKinds })
}
