import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { speaksForOrganisation } from '@saolang/core/people/actor.ts'
import { type Standing, standingOn } from '@saolang/core/registry/certificate.ts'
import {
  expiringDays,
  longestExtensionDays,
  type RenewalStage,
  type RenewalWindow,
  renewalStageOn,
  renewalWindowOf,
} from '@saolang/core/registry/renewal.ts'
import { view } from '../../platform/act.ts'
import { areaOf } from '../area-of.ts'
import { type ClockRow, listClocks } from './clocks.sql.ts'

export type RenewalLine = ClockRow & { stage: RenewalStage; standing: Standing } & RenewalWindow

const aheadDays = 30
/** Longer than any certificate runs with its extension. */
const longestTermDays = 1500
const mostListed = 5000

/**
 * The certificates of the reader's area from a month before their window opens, all of a producer's own organisation, to half a year
 * after their last day, each with its stage.
 */
export const readRenewals = view('renewal.read', async ({ tx, who, now }, _: undefined): Promise<RenewalLine[]> => {
  const today = legalDateOf(now)
  const isOwn = speaksForOrganisation(who)
  if (isOwn && !who.organisationId) return []
  const clocks = await listClocks(tx, {
    from: addDays(today, -longestExtensionDays),
    // A producer begins an upgrade on any day: every certificate of theirs is listed.
    to: addDays(today, isOwn ? longestTermDays : expiringDays + aheadDays),
    area: areaOf(who),
    organisationId: isOwn ? (who.organisationId as string) : null,
    many: mostListed,
  })
  return clocks.map((clock) => ({
    ...clock,
    ...renewalWindowOf(clock.expiresOn),
    standing: standingOn(clock, today),
    stage: renewalStageOn(clock.expiresOn, clock.renewals, today),
  }))
})
