import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ShownItem } from '@saolang/core/trace/publish/minimum.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { sayStage } from '../jar/stage-words.ts'

export type GatePageProps = {
  /** Where the forms go: of the lot, or of the product. */
  action: string
  backHref: string
  lot?: string
  productName: string
  items: readonly (ShownItem & { fillHref?: string })[]
  placeless: readonly { step: string; isDiary: boolean; day: string; href: string }[]
  publicSince?: string
  pageHref?: string
  mayChange: boolean
  problems: readonly Problem[]
}

/** The publish gate: every item that the law asks for, what there is of it, what asks for it, and where to fill it in. */
export function GatePage(props: GatePageProps) {
  const { action, backHref, lot, productName, items, publicSince, pageHref, mayChange, problems } = props
  const t = useText()
  const missing = items.filter(({ need, value }) => need === 'always' && !value)
  const title = lot ? t('trace.publishGate', { lot }) : t('trace.publishGateProduct')
  return (
    <Page
      title={title}
      robots="noindex"
      sheet="trace.css"
      problems={problems}
      way={<BackLink href={backHref} label={t('trace.publish')} />}
    >
      <h1>{title}</h1>
      <p class="lead">{productName}</p>
      <Notice tone={missing.length > 0 ? 'warn' : 'good'}>
        {missing.length > 0 ? t('trace.publishMissing', { n: missing.length }) : t('trace.publishReady')}
      </Notice>
      <Placeless {...props} />
      <Items items={items} caption={title} />
      <p class="soft">{t('trace.publishWhat')}</p>
      {publicSince && <p>{t('trace.publishSincePage', { day: formatDay(publicSince) })}</p>}
      <Actions>
        {mayChange && (
          <Form action={`${action}/${publicSince ? 'take-back' : 'open'}`}>
            <Button look={publicSince ? 'danger' : 'main'}>
              {t(publicSince ? 'trace.publishTakeBack' : 'trace.publishDo')}
            </Button>
          </Form>
        )}
        {pageHref && (
          <LinkButton href={pageHref} look="plain">
            {t('trace.publishSee')}
          </LinkButton>
        )}
      </Actions>
    </Page>
  )
}

function Placeless({ placeless }: Pick<GatePageProps, 'placeless'>) {
  const t = useText()
  if (placeless.length === 0) return null
  return (
    <ul>
      {placeless.map((stage) => (
        <li key={stage.href}>
          <a href={stage.href}>
            {t('trace.publishPlaceless', { step: sayStage(t, stage), day: formatDay(stage.day) })}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Items({ items, caption }: Pick<GatePageProps, 'items'> & { caption: string }) {
  const t = useText()
  return (
    <Table
      caption={caption}
      hideCaption
      stacks
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'item',
          title: t('trace.publishColItem'),
          isHead: true,
          cell: ({ id }) => <span id={id}>{t(`trace.item-${id}`)}</span>,
        },
        { key: 'value', title: t('trace.publishColValue'), cell: (item) => <Value {...item} /> },
        {
          key: 'source',
          title: t('trace.publishColSource'),
          cell: ({ sources }) => <span class="small soft">{sources.join('; ')}</span>,
        },
      ]}
    />
  )
}

function Value({ id, value, need, fillHref }: GatePageProps['items'][number]) {
  const t = useText()
  if (value) return <>{id === 'product-image' ? t('trace.publishHas') : value}</>
  return (
    <>
      {need === 'always' ? <strong>{t('trace.publishEmpty')}</strong> : t('trace.publishEmptyIfAny')}{' '}
      {fillHref && <a href={fillHref}>{t('trace.publishFill')}</a>}
    </>
  )
}
