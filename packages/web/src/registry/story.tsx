import { withdrawalGrounds } from '@saolang/law/decisions/2026-26-qd-ttg/withdrawal.ts'
import { formatDay } from '../kit/format.ts'
import { type Moment, Timeline } from '../kit/lists.tsx'
import type { Tone } from '../kit/notices.tsx'
import { type Text, useText } from '../kit/words.ts'
import type { EventView, RecognitionView } from './record.ts'

const factWords = {
  recognised: 'registry.storyRecognised',
  'recognised-again': 'registry.storyRecognisedAgain',
  upgraded: 'registry.storyUpgraded',
  proposed: 'registry.storyProposed',
  ended: 'registry.storyEnded',
} as const
const bareWords = {
  recognised: 'registry.bareRecognised',
  'recognised-again': 'registry.bareRecognisedAgain',
  upgraded: 'registry.bareUpgraded',
  proposed: 'registry.bareProposed',
  ended: 'registry.bareEnded',
} as const
const eventWords = {
  withdrawn: 'registry.eventWithdrawn',
  extended: 'registry.eventExtended',
  replaced: 'registry.eventReplaced',
  upgraded: 'registry.eventUpgraded',
  ended: 'registry.eventEnded',
} as const
const eventTones: Partial<Record<EventView['kind'], Tone>> = { withdrawn: 'bad', ended: 'warn', extended: 'warn' }

/** Everything that happened to a product's stars, newest first, and the day on which they end. */
export function Story({ recognitions }: { recognitions: readonly RecognitionView[] }) {
  const t = useText()
  const moments = recognitions.flatMap((recognition) => momentsOf(t, recognition)).reverse()
  return (
    <section class="part">
      <h2>{t('registry.story')}</h2>
      <Timeline moments={moments} />
    </section>
  )
}

function momentsOf(t: Text, recognition: RecognitionView): Moment[] {
  const { fact, star, issuedOn, year, decisionNumber, authority, status, expiresOn, holds, until } = recognition
  const start: Moment = {
    title: star ? t(factWords[fact], { n: star }) : t(bareWords[fact]),
    when: issuedOn ? formatDay(issuedOn) : t('registry.yearOnly', { year: String(year) }),
    children: [decisionNumber, authority].filter(Boolean).join(', ') || undefined,
    tone: fact === 'proposed' || fact === 'ended' ? 'warn' : undefined,
  }
  const events = recognition.events
    .filter(({ kind }) => !(kind === 'ended' && fact === 'ended'))
    .map((event) => momentOf(t, event))
  const end: Moment[] =
    holds && until
      ? [{ title: t('registry.storyWillEnd'), when: formatDay(until), isAhead: true }]
      : status === 'expired' && expiresOn
        ? [{ title: t('registry.storyExpired'), when: formatDay(expiresOn), tone: 'warn' }]
        : []
  return [start, ...events, ...end]
}

function momentOf(t: Text, { kind, on, until, documentNumber, ground, reason }: EventView): Moment {
  const law = withdrawalGrounds.find(({ code }) => code === ground)
  return {
    title: t(eventWords[kind], { day: until ? formatDay(until) : '' }),
    when: on && formatDay(on),
    tone: eventTones[kind],
    children: [documentNumber, reason, law && `${law.text} (${law.source})`].filter(Boolean).join('. ') || undefined,
  }
}
