import { formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Verdict } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Stars } from '../../kit/stars.tsx'
import { useText } from '../../kit/words.ts'

export type ReplayPageProps = {
  report: {
    verdict: string
    set: string
    issuedAt: string
    star: number
    isSame: boolean
    inputs: string
    stored: string
    replayed?: string
    differs: readonly string[]
    problem?: string
  }
  productName: string
}

/** A stored verdict drawn again from its stored inputs: the same or not, with the hashes that show it. */
export function ReplayPage({ report, productName }: ReplayPageProps) {
  const t = useText()
  const { verdict, set, issuedAt, star, inputs, stored, replayed, differs } = report
  const hash = (label: string, value: string) => ({ label, value: <code class="small breaks">{value}</code> })
  return (
    <Page
      title={t('councils.replayTitle')}
      layout="desk"
      robots="noindex"
      sheet="people.css"
      above={<Outcome {...report} />}
    >
      <Breadcrumbs
        crumbs={[
          { href: `/councils/verdicts/${verdict}`, label: t('councils.verdict') },
          { href: `/councils/verdicts/${verdict}/replay`, label: t('councils.replayTitle') },
        ]}
      />
      <h1>{productName}</h1>
      <p>
        <Stars count={star as 1 | 2 | 3 | 4 | 5} />
      </p>
      <SummaryList
        rows={[
          { label: t('councils.replaySet'), value: set },
          { label: t('councils.replayIssued'), value: formatInstant(issuedAt) },
          hash(t('councils.replayInputs'), inputs),
          hash(t('councils.replayStored'), stored),
          ...(replayed ? [hash(t('councils.replayReplayed'), replayed)] : []),
          ...(differs.length > 0 ? [{ label: t('councils.replayFacts'), value: differs.join(', ') }] : []),
        ]}
      />
    </Page>
  )
}

function Outcome({ isSame, problem }: ReplayPageProps['report']) {
  const t = useText()
  if (isSame)
    return (
      <Verdict tone="good" title={t('councils.replaySame')}>
        {t('councils.replaySameWhy')}
      </Verdict>
    )
  return (
    <Verdict tone="bad" title={t('councils.replayDiffers')}>
      {problem && t('councils.replayImpossible', { why: problem })}
    </Verdict>
  )
}
