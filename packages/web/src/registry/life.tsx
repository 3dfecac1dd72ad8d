import type { LifeMoment } from '@saolang/core/registry/certificate-life.ts'
import type { ReminderKind } from '@saolang/core/registry/reminder.ts'
import { formatDay } from '../kit/format.ts'
import { Timeline } from '../kit/lists.tsx'
import { type Text, useText } from '../kit/words.ts'
import { looks } from './standing.ts'

/** What each reminder of the clock says, in a few words. */
export const reminderWords = {
  'window-opens': 'registry.remindWindowOpens',
  'window-closing': 'registry.remindWindowClosing',
  'window-closes': 'registry.remindWindowCloses',
  ending: 'registry.remindEnding',
  expired: 'registry.remindExpired',
} as const satisfies Record<ReminderKind, string>

/** The whole life of a certificate, what was and what is to come, by what is known today ('YYYY-MM-DD'). */
export function Life({ life, today }: { life: readonly LifeMoment[]; today: string }) {
  const t = useText()
  if (life.length === 0) return null
  return (
    <section class="part">
      <h2>{t('registry.life')}</h2>
      <p class="soft">{t('registry.lifeLead')}</p>
      <Timeline moments={life.map((moment) => momentOf(t, moment, today))} />
    </section>
  )
}

function momentOf(t: Text, moment: LifeMoment, today: string) {
  const when = formatDay(moment.on)
  const isAhead = moment.on > today
  if (moment.what === 'reminder')
    return { title: t(reminderWords[moment.kind]), when, isAhead, children: t('registry.reminder') }
  const { tone, word } = looks[moment.status]
  return { title: t(word), when, isAhead, tone }
}
