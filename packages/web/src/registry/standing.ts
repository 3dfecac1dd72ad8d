import type { CertificateStatus } from '@saolang/core/registry/certificate.ts'
import { formatDay } from '../kit/format.ts'
import type { IconName } from '../kit/icons.tsx'
import type { Tone } from '../kit/notices.tsx'
import type { Text } from '../kit/words.ts'
import type { RecognitionView } from './record.ts'

/** How a status looks: a tone and an icon, always beside its words. */
export const looks = {
  'in-force': { tone: 'good', icon: 'check', word: 'registry.inForce' },
  expiring: { tone: 'good', icon: 'clock', word: 'registry.expiring' },
  extended: { tone: 'warn', icon: 'clock', word: 'registry.extended' },
  expired: { tone: 'warn', icon: 'cross', word: 'registry.expired' },
  withdrawn: { tone: 'bad', icon: 'cross', word: 'registry.withdrawn' },
  replaced: { tone: 'info', icon: 'arrowRight', word: 'registry.replaced' },
  upgraded: { tone: 'info', icon: 'arrowUp', word: 'registry.upgraded' },
  'unknown-term': { tone: 'info', icon: 'info', word: 'registry.unknownTerm' },
  proposed: { tone: 'info', icon: 'info', word: 'registry.proposed' },
  retracted: { tone: 'bad', icon: 'cross', word: 'registry.retracted' },
} as const satisfies Record<CertificateStatus, { tone: Tone; icon: IconName; word: string }>

const sentences = {
  'in-force': 'registry.inForceSentence',
  expiring: 'registry.expiringSentence',
  extended: 'registry.extendedSentence',
  expired: 'registry.expiredSentence',
  withdrawn: 'registry.withdrawnSentence',
  replaced: 'registry.replacedSentence',
  upgraded: 'registry.upgradedSentence',
  'unknown-term': 'registry.unknownTermSentence',
  proposed: 'registry.proposedSentence',
  retracted: 'registry.retractedSentence',
} as const satisfies Record<CertificateStatus, string>

/** The verdict in one sentence: "Sao đang hiệu lực". */
export function sayStatus(t: Text, status: CertificateStatus): string {
  return t(sentences[status])
}

/** Until when, or since when: "đến 30/06/2029". Empty when no day is known. */
export function sayTerm(
  t: Text,
  { status, until, since, holds }: Pick<RecognitionView, 'status' | 'until' | 'since' | 'holds'>,
): string {
  if (holds && until) return t('registry.until', { day: formatDay(until) })
  if (status === 'unknown-term' && !since) return t('registry.noDayInSource')
  return since ? t('registry.since', { day: formatDay(since) }) : ''
}
