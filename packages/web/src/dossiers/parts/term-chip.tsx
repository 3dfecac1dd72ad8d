import type { PaperStanding, PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import { formatDay } from '../../kit/format.ts'
import { Chip, type Tone } from '../../kit/notices.tsx'
import { type Text, useText } from '../../kit/words.ts'

const tones: Record<PaperStanding, Tone> = {
  valid: 'good',
  unlimited: 'calm',
  unknown: 'warn',
  'ends-early': 'bad',
  expired: 'bad',
}

/** How long a paper holds; with its standing also whether that is long enough. */
export function TermChip({ term, standing }: { term: PaperTerm; standing?: PaperStanding }) {
  const t = useText()
  const tone = standing ? tones[standing] : term.expiresOn ? 'info' : 'calm'
  return <Chip tone={tone}>{termInWords(t, term, standing)}</Chip>
}

/** The same in words. */
export function termInWords(t: Text, { expiresOn, isUnlimited }: PaperTerm, standing?: PaperStanding): string {
  const day = expiresOn ? formatDay(expiresOn) : ''
  if (standing === 'expired' || standing === 'ends-early') return t(`dossiers.term.${standing}`, { day })
  if (expiresOn) return t('dossiers.term.until', { day })
  return t(isUnlimited ? 'dossiers.term.unlimited' : 'dossiers.term.unknown')
}
