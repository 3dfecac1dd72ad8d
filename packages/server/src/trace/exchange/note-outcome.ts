import { randomInt } from 'node:crypto'
import type { Outcome, Reason } from '@saolang/core/trace/exchange/answer.ts'
import { mostFailures, secondsOfPatience, secondsToNextTry } from '@saolang/core/trace/exchange/retry.ts'
import { type ActContext, act } from '../../platform/act.ts'
import { addAttempt, type Claimed, postponeDelivery, settleDelivery } from './outbox.sql.ts'
import type { Sent } from './send-payload.ts'
import { pauseTarget } from './targets.sql.ts'

// Whoever does not know us will not in a second either; somebody has to see to the credentials.
const deniedSeconds = 15 * 60

type Tried = Sent & { delivery: Claimed; payloadNo: number; address: string }

/** Keeps a try, and settles or postpones its delivery by what came of it. Patience and closed doors do not count as failures. */
export const noteOutcome = act('exchange.send', async (context, tried: Tried): Promise<void> => {
  const { delivery, outcome, payloadNo, address, signature, status, answer } = tried
  const { tx, now } = context
  await addAttempt(tx, delivery.id, {
    ...{ payloadNo, address, signature, status, answer, outcome: outcome.kind },
    ...{ detail: 'detail' in outcome ? outcome.detail : null, triedBy: null, triedAt: now },
  })
  context.on('delivery', delivery.id, { target: delivery.target, outcome: outcome.kind, status })
  await settle(context, delivery, outcome)
})

async function settle({ tx, now: at }: ActContext, { id, target, failures }: Claimed, outcome: Outcome): Promise<void> {
  const after = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  switch (outcome.kind) {
    case 'accepted':
    case 'duplicate':
      return settleDelivery(tx, { id, state: 'accepted', at, receipt: outcome.receipt })
    case 'rejected':
      return settleDelivery(tx, { id, state: 'rejected', at, reasons: outcome.reasons })
    case 'wait':
    case 'denied': {
      const until = after(outcome.kind === 'wait' ? secondsOfPatience(outcome.seconds) : deniedSeconds)
      await pauseTarget(tx, target, until)
      return postponeDelivery(tx, { id, failures, nextTryAt: until })
    }
    case 'failed': {
      const count = failures + 1
      if (count >= mostFailures) {
        await postponeDelivery(tx, { id, failures: count, nextTryAt: at })
        return settleDelivery(tx, { id, state: 'dead', at, reasons: [{ text: outcome.detail }] })
      }
      const random = randomInt(1_000_000) / 1_000_000
      return postponeDelivery(tx, { id, failures: count, nextTryAt: after(secondsToNextTry(count, random)) })
    }
  }
}

/** Keeps that a record lacks what its target needs: it is not sent until the mapping or the record changes. */
export const noteIncomplete = act(
  'exchange.send',
  async ({ tx, now: at, on }, { delivery: { id, target }, reasons }: { delivery: Claimed; reasons: Reason[] }) => {
    const none = {
      payloadNo: null,
      address: '',
      signature: null,
      status: null,
      answer: null,
      detail: null,
      triedBy: null,
    }
    await addAttempt(tx, id, { ...none, outcome: 'incomplete', triedAt: at })
    await settleDelivery(tx, { id, state: 'incomplete', at, reasons })
    on('delivery', id, { target, outcome: 'incomplete' })
  },
)
