import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { FileField } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { BackLink } from '../../kit/frame.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type SellerView, sellerHref } from '../market-views.ts'

type Filled = {
  sheet: string
  known: readonly string[]
  unknownRequired: readonly string[]
  rows: readonly { id: string; name: string; missing: readonly string[] }[]
}

export type TemplatePageProps = { seller: SellerView; offers: number; filled?: Filled; problems: readonly Problem[] }

/** `/market/channels/template`: a platform's own sheet is handed in and comes back filled in; what is missing is told by row. */
export function TemplatePage({ seller, offers, filled, problems }: TemplatePageProps) {
  const t = useText()
  const error = useProblems(problems).at('file')
  return (
    <Page
      title={t('market.channels.template')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market/channels', seller)} label={t('market.channels.title')} />}
    >
      <h1>{t('market.channels.template')}</h1>
      <p class="lead">{t('market.channels.templateLead')}</p>
      {filled && <Result {...filled} />}
      <Form action={sellerHref('/market/channels/template', seller)} hasFiles>
        <FileField
          name="file"
          label={t('market.channels.templateFile')}
          hint={t('market.channels.templateHint', { n: offers })}
          accept=".xlsx"
          {...(error && { error })}
        />
        <Actions>
          <Button name="want" value="list">
            {t('market.channels.seeMissing')}
          </Button>
          <Button name="want" value="file" look="plain">
            {t('market.channels.getFile')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Result({ sheet, known, unknownRequired, rows }: Filled) {
  const t = useText()
  return (
    <section class="part">
      <h2>{t('market.channels.templateRead', { sheet })}</h2>
      <p>{t('market.channels.templateKnown', { n: known.length, titles: known.join(', ') })}</p>
      {unknownRequired.length > 0 && (
        <Notice tone="warn">
          <p>{t('market.channels.templateUnknown', { titles: unknownRequired.join(', ') })}</p>
        </Notice>
      )}
      <Table
        caption={t('market.channels.missing')}
        hideCaption
        stacks
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('market.goods'), isHead: true, cell: ({ name }) => name },
          {
            key: 'missing',
            title: t('market.channels.missing'),
            cell: ({ missing }) =>
              missing.length === 0 ? <Chip tone="good">{t('market.channels.whole')}</Chip> : missing.join(', '),
          },
        ]}
      />
      <p>{t('market.channels.templateAgain')}</p>
    </section>
  )
}
