import { findWord } from '@saolang/epcis/cbv/convert-term.ts'
import type { EpcisEvent } from '@saolang/epcis/document/event.ts'
import type { LegalDate } from '../../kernel/calendar.ts'
import { readChainEvent } from '../continuity/chain-event.ts'

/**
 * A stage of a lot's way: when, at which place, at which step. `step` is the diary's (`honey.harvest`) where a diary told it,
 * else the word of the Core Business Vocabulary. `makes`: something came into being here.
 */
export type Stage = {
  eventId: string
  at: string
  step: string
  isDiary: boolean
  place: string | undefined
  makes: boolean
  /** Lots and pieces that came out, in normal form. */
  born: readonly string[]
  harvestedOn: LegalDate | undefined
  expiresOn: LegalDate | undefined
}

/** Reads an event as a stage; its id must be set. */
export function readStage(event: EpcisEvent): Stage {
  const chain = readChainEvent(event)
  const fields = event as unknown as Record<string, unknown>
  const told = fields['saolang:step']
  const ilmd = (fields.ilmd ?? {}) as Record<string, string | undefined>
  return {
    eventId: chain.id,
    at: event.eventTime,
    step: typeof told === 'string' ? told : (chain.step ?? findWord('bizStep', 'other') ?? 'other'),
    isDiary: typeof told === 'string',
    place: chain.place ?? (fields.readPoint as { id: string } | undefined)?.id,
    makes: chain.born.length > 0,
    born: chain.born,
    harvestedOn: ilmd['cbvmda:harvestEndDate'] as LegalDate | undefined,
    expiresOn: ilmd['cbvmda:itemExpirationDate'] as LegalDate | undefined,
  }
}

/** The stages at which something was made and nobody told where (Circular 02/2024/TT-BKHCN: each stage with its place). */
export function listPlaceless(stages: readonly Stage[]): Stage[] {
  return stages.filter(({ makes, place }) => makes && !place)
}
