import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { DateField, FileField, Select, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { askFrom, useProblems, useText } from '../../kit/words.ts'
import { sellerHref } from '../market-views.ts'
import type { DeskReader, PaperView } from './desk-views.ts'

export type PapersPageProps = {
  reader: DeskReader
  papers: readonly PaperView[]
  products: readonly { value: string; label: string }[]
  values: Readonly<Record<string, string>>
  problems: readonly Problem[]
}

const kinds = ['business', 'quality', 'advertising'] as const

/** `/market/live/papers`: the papers that must be there before anything is sold live. */
export function PapersPage({ reader, papers, products, values, problems }: PapersPageProps) {
  const t = useText()
  return (
    <Page
      title={t('market.liveDesk.papers')}
      layout="form"
      robots="noindex"
      problems={problems}
      way={<BackLink href={sellerHref('/market/live', reader.seller)} label={t('market.liveDesk.title')} />}
    >
      <h1>{t('market.liveDesk.papers')}</h1>
      <p class="lead">{t('market.liveDesk.papersHint')}</p>
      {papers.map((paper) => (
        <Paper key={paper.id} {...{ paper, reader, problems }} />
      ))}
      <NewPaper {...{ reader, products, values, problems }} />
    </Page>
  )
}

function Paper({ paper, reader, problems }: Pick<PapersPageProps, 'reader' | 'problems'> & { paper: PaperView }) {
  const t = useText()
  const { at } = useProblems(problems)
  const error = at(`why-${paper.id}`)
  return (
    <Card level={2} title={t(`market.liveDesk.paper.${paper.kind}`)}>
      <p>
        {paper.product ?? t('market.liveDesk.paperOfSeller')} ·{' '}
        <a href={`/market/live/papers/${paper.id}`}>{paper.number}</a> · {formatDay(paper.issuedOn)}
        {paper.untilOn && ` – ${formatDay(paper.untilOn)}`}
        {paper.refusedWhy && <b> · {t('market.liveDesk.paperRefused', { why: paper.refusedWhy })}</b>}
      </p>
      {reader.isOfficer && !paper.refusedWhy && (
        <Form action={`/market/live/papers/${paper.id}/refuse`}>
          <TextField
            name="why"
            id={`why-${paper.id}`}
            label={t('market.liveDesk.paperWhy')}
            {...(error && { error })}
          />
          <Button look="danger">{t('market.liveDesk.paperRefuse')}</Button>
        </Form>
      )}
    </Card>
  )
}

function NewPaper({ reader, products, values, problems }: Omit<PapersPageProps, 'papers'>) {
  const t = useText()
  const { at } = useProblems(problems)
  const ask = askFrom(values, at)
  const day = (name: string) => {
    const error = at(name)
    const value = {
      day: values[`${name}-day`] ?? '',
      month: values[`${name}-month`] ?? '',
      year: values[`${name}-year`] ?? '',
    }
    return { name, value, ...(error && { error }) }
  }
  const fileError = at('file')
  return (
    <section class="part">
      <h2>{t('market.liveDesk.paperAdd')}</h2>
      <Form action={sellerHref('/market/live/papers', reader.seller)} hasFiles>
        <Select
          {...ask('kind')}
          label={t('market.liveDesk.paperKind')}
          options={kinds.map((kind) => ({ value: kind, label: t(`market.liveDesk.paper.${kind}`) }))}
          empty={t('market.choose')}
        />
        <Select
          {...ask('productId')}
          label={t('market.liveDesk.paperProduct')}
          options={products}
          empty={t('market.liveDesk.paperOfSeller')}
        />
        <TextField {...ask('number')} label={t('market.liveDesk.paperNumber')} width="short" />
        <DateField {...day('issuedOn')} label={t('market.liveDesk.paperIssued')} />
        <DateField {...day('untilOn')} label={t('market.liveDesk.paperUntil')} optional />
        <FileField
          name="file"
          label={t('market.liveDesk.paperFile')}
          accept="image/*,application/pdf"
          {...(fileError && { error: fileError })}
        />
        <Button>{t('market.liveDesk.paperAdd')}</Button>
      </Form>
    </section>
  )
}
