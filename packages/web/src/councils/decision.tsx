import { formatDay } from '../kit/format.ts'
import { BackLink } from '../kit/frame.tsx'
import { SummaryList } from '../kit/lists.tsx'
import { Page } from '../kit/page.tsx'
import { useShell } from '../kit/shell.tsx'
import { Table } from '../kit/table.tsx'
import { useText } from '../kit/words.ts'
import { judgedColumns } from './judged-columns.tsx'

export type DecisionPageProps = {
  number: string
  signedOn: string
  authority: string
  signer: { name: string; title: string }
  items: { verdictId: string; productName: string; code: string; points: number; star: number }[]
}

/** A recorded decision and the products that it recognises. */
export function DecisionPage({ number, signedOn, authority, signer, items }: DecisionPageProps) {
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
      <Table
        caption={t('councils.recognisedProducts')}
        rows={items}
        rowKey={({ verdictId }) => verdictId}
        columns={judgedColumns<DecisionPageProps['items'][number]>(t, lang, ({ verdictId }) => verdictId)}
      />
    </Page>
  )
}
