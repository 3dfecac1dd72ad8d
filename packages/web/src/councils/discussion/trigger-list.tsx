import type { TriggerKind } from '@saolang/core/councils/discussion/triggers.ts'
import { formatNumber } from '../../kit/format.ts'
import { Chip, Notice } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'

export type TriggerView = {
  kind: TriggerKind
  value: number
  limit: number
  cutOff?: number
  /** Only for who may know it; a member learns that somebody strays, not who. */
  member?: string
  criteria: readonly { criterion: string; title: string }[]
}

/** What calls for a discussion, each with the criteria that cause it. */
export function TriggerList({ triggers }: { triggers: readonly TriggerView[] }) {
  const t = useText()
  const { lang } = useShell()
  if (triggers.length === 0) return <p class="soft">{t('councils.triggersNone')}</p>
  const n = (value: number) => formatNumber(lang, Math.round(value * 10) / 10)
  return (
    <Notice tone="warn" title={t('councils.triggers')}>
      <ul class="triggers">
        {triggers.map((trigger) => {
          const { kind, value, limit, cutOff = 0, member = '', criteria } = trigger
          const key = kind === 'unlike-member' && !member ? 'unlike-somebody' : kind
          return (
            <li key={kind + member}>
              {t(`councils.trigger-${key}`, { value: n(value), limit: n(limit), cutOff: n(cutOff), member })}
              {criteria.length > 0 && (
                <p class="small">
                  {t('councils.triggerCriteria')}:{' '}
                  {criteria.map(({ criterion, title }) => (
                    <Chip key={criterion}>{`${criterion} ${title}`}</Chip>
                  ))}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
