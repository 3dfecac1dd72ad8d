import { addDays, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { findHeadAges } from './audit/log/unsigned.sql.ts'
import { countOnAir } from './market/live/on-air.sql.ts'
import { countTries } from './people/sign-in/failures.sql.ts'
import { currentTime } from './platform/act.ts'
import type { Config } from './platform/config.ts'
import { inReadOnly, inTransaction } from './platform/sql.ts'
import { type Measure, measure } from './platform/watching/meters/measures.ts'
import { ownMeasures } from './platform/watching/meters/own-measures.ts'
import { countEndingSigners, countExpiring } from './registry/clock/expiring.sql.ts'

const dayMillis = 86_400_000
const expiringDays = 90
const endingDays = 30

/** Everything that is measured when somebody asks: the platform itself, then the rooms from left to right. */
export function allMeasures(config: Config): readonly Measure[] {
  return [...ownMeasures(config), audit, signIns, certificates, live]
}

const audit = measure({
  name: 'audit',
  gauges: {
    saolang_audit_checkpoint_age_seconds: { help: 'How old the newest signed checkpoint of the audit log is' },
    saolang_audit_unsigned_seconds: { help: 'How long the oldest line of the audit log has waited for a checkpoint' },
  },
  read: async () => {
    const { signedAt, unsignedSince } = await inReadOnly(findHeadAges)
    const age = (since: Date) => Math.max(0, (currentTime().getTime() - since.getTime()) / 1000)
    return [
      ...(signedAt ? [['saolang_audit_checkpoint_age_seconds', age(signedAt)] as const] : []),
      ['saolang_audit_unsigned_seconds', unsignedSince ? age(unsignedSince) : 0],
    ]
  },
})

const signIns = measure({
  name: 'sign-ins',
  gauges: {
    saolang_sign_ins_failed_hour: { help: 'Tries to sign in that went wrong within the last hour' },
    saolang_sign_ins_hour: { help: 'Tries to sign in with a password that went well within the last hour' },
  },
  read: async () => {
    const since = new Date(currentTime().getTime() - dayMillis / 24)
    const { failed, succeeded } = await inTransaction((tx) => countTries(tx, since))
    return [
      ['saolang_sign_ins_failed_hour', failed],
      ['saolang_sign_ins_hour', succeeded],
    ]
  },
})

const certificates = measure({
  name: 'certificates',
  gauges: {
    saolang_certificates_expiring: { help: 'OCOP certificates that end within 90 days' },
    saolang_signing_certificates_ending: {
      help: 'Signing certificates of authorities that ended or end within 30 days',
    },
  },
  read: async () => {
    const today = legalDateOf(currentTime())
    const soon = new Date(currentTime().getTime() + endingDays * dayMillis)
    return inReadOnly(async (tx) => [
      [
        'saolang_certificates_expiring',
        await countExpiring(tx, { from: today, to: addDays(today, expiringDays) }),
      ] as const,
      ['saolang_signing_certificates_ending', await countEndingSigners(tx, soon)] as const,
    ])
  },
})

const live = measure({
  name: 'live',
  gauges: {
    saolang_live_sales: { help: 'Live sales on air' },
    saolang_live_viewers: { help: 'How many watch live sales, through all processes' },
  },
  read: async () => {
    const { sales, viewers } = await inReadOnly((tx) => countOnAir(tx, currentTime()))
    return [
      ['saolang_live_sales', sales],
      ['saolang_live_viewers', viewers],
    ]
  },
})
