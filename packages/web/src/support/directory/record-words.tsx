import { useText } from '../../kit/words.ts'
import type { RecordView } from './adviser-views.ts'

/** What an adviser's help came to, in words: counts, never a mark of our own. */
export function RecordWords({ record }: { record: RecordView }) {
  const t = useText()
  const { helped, decided, recognised, byStar } = record
  if (helped === 0) return <span class="soft">{t('support.adviser.noRecord')}</span>
  const stars = ([5, 4, 3] as const).flatMap((star) =>
    byStar[star] > 0 ? [t('support.adviser.atStar', { n: byStar[star], star })] : [],
  )
  return (
    <>
      {t('support.adviser.record', { helped, decided, recognised })}
      {stars.length > 0 && ` (${stars.join(', ')})`}
    </>
  )
}
