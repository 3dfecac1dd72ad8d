import type { Change } from '@saolang/core/insight/training/before-after.ts'
import { Button } from '../../kit/button.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay, formatShare } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import type { MessageKey } from '../../messages/messages.ts'
import type { TrainingStatistics } from './training-views.ts'

export type TrainingPageProps = { statistics: TrainingStatistics; mayAdd: boolean }

/** `/insight/training`: who was trained, by role and unit; what changed where people were trained, with n and interval or not at all. */
export function TrainingPage({ statistics, mayAdd }: TrainingPageProps) {
  const t = useText()
  const { on, courses, rows } = statistics
  return (
    <Page
      title={t('support.officials.title')}
      layout="desk"
      sheet="knowledge.css"
      way={<BackLink href="/insight" label={t('people.nav.insight')} />}
    >
      <h1>{t('support.officials.title')}</h1>
      <p class="soft">
        {t('kit.asOf', { date: formatDay(on) })} · <a href="/insight/training.csv">CSV</a> ·{' '}
        <a href="/courses">{t('support.officials.courses')}</a>
      </p>
      <section class="part">
        <h2>{t('support.officials.who')}</h2>
        <p class="small soft">{t('support.officials.whoMore')}</p>
        {rows.length === 0 ? <EmptyState title={t('support.officials.nobody')} /> : <Shares {...statistics} />}
      </section>
      <section class="part">
        <h2>{t('support.officials.byCourse')}</h2>
        {courses.length === 0 && <p class="soft">{t('support.officials.noCourse')}</p>}
        <ul>
          {courses.map(({ courseId, course, trained }) => (
            <li key={courseId}>
              <a href={`/courses/${courseId}`}>{course}</a>: {t('support.officials.people', { n: trained })}
            </li>
          ))}
        </ul>
        {mayAdd && (
          <Form action="/support/officials/ready">
            <p class="soft">{t('support.officials.readyMore')}</p>
            <Button look="plain">{t('support.officials.ready')}</Button>
          </Form>
        )}
      </section>
      <Changes statistics={statistics} />
    </Page>
  )
}

function Shares({ rows, isNation }: TrainingStatistics) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('support.officials.who')}
      hideCaption
      stacks
      rows={rows}
      rowKey={({ role, unit }) => `${role} ${unit}`}
      columns={[
        {
          key: 'role',
          title: t('support.officials.role'),
          isHead: true,
          cell: ({ role }) => t(`people.role.${role}` as MessageKey),
        },
        {
          key: 'unit',
          title: t('support.policy.unit'),
          cell: ({ unit }) => unit ?? t(isNation ? 'support.officials.nation' : 'support.officials.province'),
        },
        { key: 'holders', title: t('support.officials.holders'), isNumber: true, cell: ({ holders }) => holders },
        { key: 'trained', title: t('support.officials.trained'), isNumber: true, cell: ({ trained }) => trained },
        {
          key: 'share',
          title: t('support.officials.share'),
          isNumber: true,
          cell: ({ holders, trained }) => formatShare(lang, trained / holders),
        },
      ]}
    />
  )
}

function Changes({ statistics: { intake, scoring } }: Pick<TrainingPageProps, 'statistics'>) {
  const t = useText()
  const { lang } = useShell()
  const share = (value: number) => formatShare(lang, value)
  const days = (value: number) => t('support.officials.days', { n: Math.round(value * 10) / 10 })
  const points = (value: number) => t('support.officials.points', { n: Math.round(value * 10) / 10 })
  const dossiers = 'support.officials.fewDossiers'
  return (
    <section class="part">
      <h2>{t('support.officials.changed')}</h2>
      <Notice>{t('support.officials.notCause')}</Notice>
      <p class="small soft">
        {t('support.officials.intakeBase', {
          communes: intake.communes,
          before: intake.sentBefore,
          after: intake.sentAfter,
        })}
      </p>
      <ChangeLine
        title={t('support.officials.firstTimeRight')}
        change={intake.firstTimeRight}
        few={dossiers}
        say={share}
      />
      <ChangeLine title={t('support.officials.daysAtCommune')} change={intake.days} few={dossiers} say={days} />
      <p class="small soft">
        {t('support.officials.scoringBase', { before: scoring.cardsBefore, after: scoring.cardsAfter })}
      </p>
      <ChangeLine
        title={t('support.officials.deviation')}
        change={scoring.deviation}
        few={scoring.isCountedInMembers ? 'support.officials.fewMembers' : 'support.officials.fewCards'}
        say={points}
      />
    </section>
  )
}

type ChangeLineProps = { title: string; change: Change; few: MessageKey; say: (value: number) => string }

function ChangeLine({ title, change, few, say }: ChangeLineProps) {
  const t = useText()
  const { lang } = useShell()
  if (change.kind === 'too-few') {
    const { before, after, least } = change
    return (
      <p>
        <b>{title}</b>: <Chip>{t('support.officials.tooFew')}</Chip> {t(few, { before, after, least })}
      </p>
    )
  }
  const { before, after, low, high, isClear } = change
  const sign = (value: number) => `${value > 0 ? '+' : ''}${say(value)}`
  return (
    <p lang={lang}>
      <b>{title}</b>: {t('support.officials.fromTo', { before: say(before), after: say(after) })} ·{' '}
      {t('support.officials.interval', { change: sign(change.change), low: sign(low), high: sign(high) })}{' '}
      <Chip tone={isClear ? 'info' : 'calm'}>
        {t(isClear ? 'support.officials.isClear' : 'support.officials.unclear')}
      </Chip>
    </p>
  )
}
