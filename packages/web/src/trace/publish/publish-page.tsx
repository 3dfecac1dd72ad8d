import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type DiaryOwner, diaryHref } from '../diary/diary-views.ts'

export type PublishPageProps = {
  owner: DiaryOwner
  products: readonly {
    id: string
    name: string
    lots: readonly { id: string; number: string; madeOn: string; pageHref?: string }[]
  }[]
  /** A lot that could not be taken in: for which product, what was typed, why. */
  adopting?: { productId: string; code: string; problems: readonly Problem[] }
  mayAdopt: boolean
}

/** `/trace/publish`: a maker's products and lots, what is public of them, and the way to their labels. */
export function PublishPage({ owner, products, adopting, mayAdopt }: PublishPageProps) {
  const t = useText()
  return (
    <Page
      title={t('trace.publish')}
      robots="noindex"
      sheet="trace.css"
      problems={adopting?.problems ?? []}
      way={<BackLink href={diaryHref('/diary', owner)} label={t('trace.diary')} />}
    >
      <h1>{t('trace.publish')}</h1>
      <p class="lead">{t('trace.publishLead')}</p>
      <p class="links">
        <a href={diaryHref('/exchange/mine', owner)}>{t('trace.exchange.mine')}</a>
      </p>
      {products.length === 0 && <EmptyState title={t('trace.publishNone')}>{t('trace.publishNoneMore')}</EmptyState>}
      {products.map(({ id, name, lots }) => (
        <section key={id} class="part">
          <h2>{name}</h2>
          <p class="links">
            <a href={`/trace/publish/${id}/facts`}>{t('trace.publishFacts')}</a> ·{' '}
            <a href={`/trace/publish/${id}`}>{t('trace.publishProductGate')}</a>
          </p>
          {lots.length === 0 && <p class="soft">{t('trace.publishLotsNone')}</p>}
          {lots.map((lot) => (
            <Lot key={lot.id} {...lot} />
          ))}
          {mayAdopt && <AdoptLot productId={id} adopting={adopting} />}
        </section>
      ))}
    </Page>
  )
}

function AdoptLot({ productId, adopting }: { productId: string } & Pick<PublishPageProps, 'adopting'>) {
  const t = useText()
  const mine = adopting?.productId === productId ? adopting : undefined
  const { at } = useProblems(mine?.problems ?? [])
  return (
    <details open={mine !== undefined}>
      <summary>{t('trace.adoptLot')}</summary>
      <Form action={`/trace/publish/${productId}/adopt`}>
        <TextField
          name="code"
          id={mine ? 'code' : `code-${productId}`}
          label={t('trace.adoptLotCode')}
          hint={t('trace.adoptLotHint')}
          value={mine?.code ?? ''}
          error={at('code')}
        />
        <Button look="plain">{t('trace.adoptLotDo')}</Button>
      </Form>
    </details>
  )
}

function Lot({ id, number, madeOn, pageHref }: PublishPageProps['products'][number]['lots'][number]) {
  const t = useText()
  const isPublic = pageHref !== undefined
  return (
    <div class="card">
      <h3>
        {t('trace.jarLot')} {number}
      </h3>
      <p>
        {t('trace.jarLotMade', { day: formatDay(madeOn) })}{' '}
        <Chip tone={isPublic ? 'good' : 'calm'} {...(isPublic && { icon: 'check' })}>
          {t(isPublic ? 'trace.publishIsPublic' : 'trace.publishIsNot')}
        </Chip>
      </p>
      <div class="actions">
        <LinkButton href={`/trace/publish/lots/${id}`} look={isPublic ? 'plain' : 'main'}>
          {t(isPublic ? 'trace.publishSeeGate' : 'trace.publishOpen')}
        </LinkButton>
        <LinkButton href={`/trace/labels/${id}`} look="plain" icon="print">
          {t('trace.publishLabels')}
        </LinkButton>
        {pageHref && (
          <LinkButton href={pageHref} look="plain">
            {t('trace.publishSee')}
          </LinkButton>
        )}
      </div>
    </div>
  )
}
