import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { PointsBar } from '../../kit/measures.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Stars } from '../../kit/stars.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sentenceCase } from './card-index.tsx'

export type SignRow = {
  criterion: string
  title: string
  chosen: string
  points: number
  max: number
  note: string
  /** Where the advisory group ticked: whether the member confirms, or why not. */
  tick: 'none' | 'confirmed' | 'objected'
  objection: string
  href: string
}

export type SignPageProps = {
  action: string
  cardHref: string
  productName: string
  points: number
  parts: { code: string; title: string; points: number; max: number }[]
  star: number
  shortfalls: { criterion: string; title: string; forStar: number; has: number; needs: number }[]
  rows: SignRow[]
  opinion: string
  unmarked: { criterion: string; href: string }[]
  problems: readonly Problem[]
}

/** The whole card on one page before it is signed: what was chosen, what it comes to, what is still open. */
export function SignPage(props: SignPageProps) {
  const { action, cardHref, productName, points, parts, star, shortfalls, rows, opinion, unmarked, problems } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={t('councils.checkCard')}
      layout="desk"
      problems={problems}
      robots="noindex"
      way={<BackLink href={cardHref} label={t('councils.backToCard')} />}
    >
      <h1>{t('councils.checkCard')}</h1>
      <p>{productName}</p>
      {unmarked.length > 0 && (
        <Notice tone="warn" title={t('councils.stillUnmarked', { n: unmarked.length })}>
          <p>
            {unmarked.map(({ criterion, href }) => (
              <span key={criterion}>
                <a href={href}>{criterion}</a>{' '}
              </span>
            ))}
          </p>
        </Notice>
      )}
      <div class="sum-up">
        <p class="sum-points">
          <b>{points}</b> / 100 <Stars count={star} />
        </p>
        <div>
          {parts.map((part) => (
            <PointsBar key={part.code} label={`${part.code}. ${part.title}`} points={part.points} max={part.max} />
          ))}
        </div>
      </div>
      {shortfalls.map(({ criterion, title, forStar, has, needs }) => (
        <p key={criterion + forStar} class="soft">
          {t('councils.floorHolds', { star: forStar, criterion, title: sentenceCase(title), has, needs })}
        </p>
      ))}
      <Marks rows={rows} />
      {opinion && (
        <p>
          <b>{t('councils.opinion')}</b>: {opinion}
        </p>
      )}
      <Form action={action}>
        <Notice tone="info">
          {t('councils.signingIsFinal')}
          {rows.some(({ tick }) => tick === 'confirmed') && ` ${t('councils.signingConfirms')}`}
        </Notice>
        <Actions>
          <Button>{t('councils.sign')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Marks({ rows }: Pick<SignPageProps, 'rows'>) {
  const t = useText()
  return (
    <Table
      caption={t('councils.yourMarks')}
      rows={rows}
      rowKey={({ criterion }) => criterion}
      stacks
      columns={[
        {
          key: 'criterion',
          title: t('councils.criterion'),
          isHead: true,
          cell: ({ criterion, title, href }) => <a href={href}>{`${criterion} ${sentenceCase(title)}`}</a>,
        },
        {
          key: 'chosen',
          title: t('councils.chosen'),
          cell: ({ chosen, note, tick, objection }) => (
            <>
              {chosen}
              {tick !== 'none' && (
                <span class="soft small">
                  {tick === 'confirmed'
                    ? t('councils.tickConfirmed')
                    : t('councils.tickObjected', { reason: objection })}
                </span>
              )}
              {note && <span class="soft small">{note}</span>}
            </>
          ),
        },
        { key: 'points', title: t('councils.points'), isNumber: true, cell: (row) => `${row.points}/${row.max}` },
      ]}
    />
  )
}
