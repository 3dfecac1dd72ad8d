import { Tabs } from '../kit/filters.tsx'
import { formatInstant } from '../kit/format.ts'
import { Chip, EmptyState, type Tone } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'

const states = ['queued', 'failed', 'delivered', 'refused', 'switched-off'] as const
type State = (typeof states)[number]

const tones: Record<State, Tone> = {
  queued: 'info',
  failed: 'warn',
  delivered: 'good',
  refused: 'bad',
  'switched-off': 'calm',
}

const abouts: Record<
  string,
  | 'people.messages.aboutReminder'
  | 'people.messages.aboutReminders'
  | 'people.messages.aboutWithdrawal'
  | 'people.messages.aboutWithdrawn'
  | 'people.messages.aboutDropped'
  | 'people.messages.aboutConclusion'
  | 'people.messages.aboutSubscription'
  | 'people.messages.aboutCampaign'
  | 'people.messages.aboutStory'
> = {
  reminder: 'people.messages.aboutReminder',
  reminders: 'people.messages.aboutReminders',
  withdrawal: 'people.messages.aboutWithdrawal',
  withdrawn: 'people.messages.aboutWithdrawn',
  dropped: 'people.messages.aboutDropped',
  conclusion: 'people.messages.aboutConclusion',
  'subscription-stopped': 'people.messages.aboutSubscription',
  campaign: 'people.messages.aboutCampaign',
  story: 'people.messages.aboutStory',
}

export type MessagesPageProps = {
  messages: readonly {
    id: string
    about: string
    channel: 'email' | 'sms' | 'zalo'
    state: State
    tries: number
    madeAt: string
    triedAt?: string
    words?: string
  }[]
  counts: Readonly<Record<State, number>>
  /** The state that is shown; all without one. */
  state?: State
}

/** Whether what the system had to say has reached anyone: without addresses and without the words. */
export function MessagesPage({ messages, counts, state }: MessagesPageProps) {
  const t = useText()
  const total = states.reduce((sum, each) => sum + counts[each], 0)
  return (
    <Page title={t('people.messages.title')} layout="desk" robots="noindex">
      <h1>{t('people.messages.title')}</h1>
      <p class="soft">{t('people.messages.lead')}</p>
      <Tabs
        label={t('people.messages.state')}
        tabs={[
          { label: t('people.messages.all'), href: '/messages', count: total, isHere: state === undefined },
          ...states.map((each) => ({
            label: t(`people.messages.${each}`),
            href: `/messages?state=${each}`,
            count: counts[each],
            isHere: each === state,
          })),
        ]}
      />
      <p class="small soft">{t('people.messages.counted')}</p>
      {messages.length === 0 ? <EmptyState title={t('people.messages.none')} /> : <Log messages={messages} />}
    </Page>
  )
}

function Log({ messages }: Pick<MessagesPageProps, 'messages'>) {
  const t = useText()
  return (
    <Table
      caption={t('people.messages.title')}
      hideCaption
      rows={messages}
      rowKey={({ id }) => id}
      stacks
      columns={[
        {
          key: 'about',
          title: t('people.messages.about'),
          isHead: true,
          cell: ({ about }) => {
            const word = abouts[about]
            return word ? t(word) : about
          },
        },
        { key: 'channel', title: t('people.messages.channel'), cell: ({ channel }) => t(`people.messages.${channel}`) },
        {
          key: 'state',
          title: t('people.messages.state'),
          cell: (message) => <Chip tone={tones[message.state]}>{t(`people.messages.${message.state}`)}</Chip>,
        },
        { key: 'tries', title: t('people.messages.tries'), isNumber: true, cell: ({ tries }) => tries },
        { key: 'made', title: t('people.messages.madeAt'), cell: ({ madeAt }) => formatInstant(madeAt) },
        {
          key: 'tried',
          title: t('people.messages.triedAt'),
          cell: ({ triedAt }) => triedAt && formatInstant(triedAt),
        },
        { key: 'answer', title: t('people.messages.answer'), cell: ({ words }) => words },
      ]}
    />
  )
}
