import { LinkButton } from '../kit/button.tsx'
import { formatDay, formatNumber } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { type Column, Table } from '../kit/table.tsx'
import { type Text, useText } from '../kit/words.ts'

export type DecisionPageProps = {
  id: string
  number: string
  signedOn: string
  authority: string
  signer: { name: string; title: string }
  items: { verdictId: string; productName: string; code: string; points: number; star: number }[]
}

/** A recorded decision and the products that it recognises. */
export function DecisionPage({ id, number, signedOn, authority, signer, items }: DecisionPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page
      sheet="councils.css"
      title={t('councils.decisionTitle', { number })}
      layout="desk"
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{t('councils.decisionTitle', { number })}</h1>
      <SummaryList
        rows={[
          { label: t('councils.authority'), value: authority },
          { label: t('councils.signedOn'), value: formatDay(signedOn) },
          { label: t('councils.signerName'), value: `${signer.title} ${signer.name}` },
        ]}
      />
      <p>
        <LinkButton href={`/registry/decisions/${id}/signing`} icon="file">
          {t('signing.signPapers')}
        </LinkButton>
      </p>
      <Table
        caption={t('councils.recognisedProducts')}
        rows={items}
        rowKey={({ verdictId }) => verdictId}
        columns={judgedColumns<DecisionPageProps['items'][number]>(t, lang, ({ verdictId }) => verdictId)}
      />
    </Page>
  )
}

/** A judged product as a line of a table: what leads to its verdict, and what the council found. */
export type JudgedProduct = { productName: string; code: string; points: number; star: number }

/** Product, points and star of judged products, each leading to its verdict. */
export function judgedColumns<Line extends JudgedProduct>(
  t: Text,
  lang: 'vi' | 'en',
  verdictOf: (line: Line) => string,
): Column<Line>[] {
  return [
    {
      key: 'product',
      title: t('councils.product'),
      isHead: true,
      cell: (line) => (
        <>
          <a href={`/councils/verdicts/${verdictOf(line)}`}>{line.productName}</a>
          <span class="soft small">{line.code}</span>
        </>
      ),
    },
    { key: 'points', title: t('councils.points'), isNumber: true, cell: ({ points }) => formatNumber(lang, points) },
    { key: 'star', title: t('councils.star'), cell: ({ star }) => <Stars count={star} size="small" /> },
  ]
}
