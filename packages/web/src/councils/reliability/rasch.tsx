import type { RaschRun } from '@saolang/core/councils/reliability/rasch/run.ts'
import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { EmptyState, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { NotTold } from './not-told.tsx'
import { RaschPlot } from './rasch-plot.tsx'
import { CriteriaMeasures, MemberMeasures, ProductMeasures } from './rasch-tables.tsx'
import type { RaschView } from './rasch-view.ts'

/** The national scale of a year: who is severe, which criteria are hard, what the products are after both. Advice only. */
export function RaschPage(props: RaschView) {
  const { year, years, thisYear, run, mayRun } = props
  const t = useText()
  const isOpen = years.some((each) => each.year === year && each.isOpen)
  const choices = [...new Set([thisYear, ...years.map((each) => each.year)])].toSorted((a, b) => b - a)
  return (
    <Page
      sheet="councils.css"
      title={t('councils.rasch')}
      layout="desk"
      robots="noindex"
      way={<BackLink href="/councils" />}
    >
      <h1>{t('councils.rasch')}</h1>
      <Notice title={t('councils.raschAdvises')}>
        <p>{t('councils.raschChangesNothing')}</p>
      </Notice>
      <Form action="/councils/rasch" method="get" class="row">
        <Select
          name="year"
          label={t('councils.raschYear')}
          value={String(year || thisYear)}
          options={choices.map((each) => ({ value: String(each), label: String(each) }))}
        />
        <Button look="plain">{t('councils.raschShow')}</Button>
      </Form>
      {isOpen && <Notice>{t('councils.raschAsked')}</Notice>}
      {mayRun && !isOpen && (
        <Form action="/councils/rasch">
          <input type="hidden" name="year" value={String(year || thisYear)} />
          <Actions>
            <Button look={run ? 'plain' : 'main'}>{t('councils.raschRun')}</Button>
          </Actions>
        </Form>
      )}
      {run ? <Findings {...props} run={run} /> : !isOpen && <Never />}
    </Page>
  )
}

function Never() {
  const t = useText()
  return (
    <EmptyState title={t('councils.raschNever')}>
      <p>{t('councils.raschNeverWhy')}</p>
    </EmptyState>
  )
}

type FindingsProps = RaschView & { run: NonNullable<RaschView['run']> }

function Findings(props: FindingsProps) {
  const { run, year } = props
  const t = useText()
  return (
    <>
      <p class="soft small">
        {t('councils.raschStamp', {
          at: formatInstant(run.computedAt),
          marks: run.marks,
          anchors: run.anchorMarks,
          hash: run.inputsHash.slice(0, 12),
        })}
      </p>
      {run.result.kind === 'too-few' ? (
        <NotTold why={run.result} />
      ) : (
        <>
          <Figures {...props} result={run.result} />
          <p class="small">
            <a href={`/councils/rasch.csv?year=${year}`}>{t('councils.raschCsv')}</a>
          </p>
        </>
      )}
      <details>
        <summary>{t('councils.methods')}</summary>
        <p>{t('councils.raschMethod')}</p>
      </details>
    </>
  )
}

function Figures({ result, members, products, criteria }: FindingsProps & { result: RaschRun }) {
  const t = useText()
  const { subsets, extremes } = result
  return (
    <>
      {!result.settled && <Notice tone="warn">{t('councils.raschNotSettled')}</Notice>}
      {subsets.length > 1 && (
        <Notice tone="warn" title={t('councils.raschDisconnected', { n: subsets.length })}>
          <ul>
            {subsets.map(({ no, members, products }) => (
              <li key={no}>{t('councils.raschSubset', { no: no + 1, members, products })}</li>
            ))}
          </ul>
          <p>{t('councils.raschDisconnectedWhy')}</p>
        </Notice>
      )}
      <h2>{t('councils.raschMembers')}</h2>
      <p class="soft">{t('councils.raschMembersMean')}</p>
      <RaschPlot members={result.members} names={members} />
      <MemberMeasures rows={result.members} names={members} showsGroup={subsets.length > 1} />
      <h2>{t('councils.raschCriteria')}</h2>
      <p class="soft">{t('councils.raschCriteriaMean')}</p>
      <CriteriaMeasures rows={result.criteria} names={criteria} />
      <h2>{t('councils.raschProducts')}</h2>
      <p class="soft">{t('councils.raschProductsMean')}</p>
      <ProductMeasures rows={result.products} names={products} />
      <p class="soft small">
        {t('councils.raschExtremes', {
          products: extremes.products.length,
          members: extremes.members.length,
          criteria: extremes.criteria.length,
        })}{' '}
        {t('councils.raschIterations', { n: result.iterations })}
      </p>
    </>
  )
}
