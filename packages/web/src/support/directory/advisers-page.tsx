import { type Subject, subjects } from '@saolang/core/support/subjects.ts'
import { LinkButton } from '../../kit/button.tsx'
import { Filters } from '../../kit/filters.tsx'
import { Actions } from '../../kit/form.tsx'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { Card, EmptyState, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useText } from '../../kit/words.ts'
import { subjectWords } from '../courses/course-views.ts'
import type { AdviserLine } from './adviser-views.ts'
import { RecordWords } from './record-words.tsx'

export type AdvisersPageProps = {
  lines: readonly AdviserLine[]
  provinces: readonly { code: string; name: string }[]
  provinceCode: string | null
  subject: Subject | null
  mayRegister: boolean
  mayOversee: boolean
}

/** `/advisers`: advisers and service firms, by field and province, each with its record. */
export function AdvisersPage({ lines, provinces, provinceCode, subject, mayRegister, mayOversee }: AdvisersPageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.adviser.title')}
      description={t('support.adviser.lead')}
      sheet="knowledge.css"
      way={<Breadcrumbs crumbs={[]} />}
    >
      <h1>{t('support.adviser.title')}</h1>
      <p class="lead">{t('support.adviser.lead')}</p>
      <Filters
        action="/advisers"
        facets={[
          {
            name: 'subject',
            label: t('support.adviser.subject'),
            ...(subject && { value: subject }),
            options: subjects.map((value) => ({ value, label: t(subjectWords[value]) })),
          },
          {
            name: 'province',
            label: t('support.adviser.worksIn'),
            ...(provinceCode && { value: provinceCode }),
            options: provinces.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
      />
      {lines.length === 0 && (
        <EmptyState title={t('support.adviser.none')}>
          <p>{t('support.adviser.noneMore')}</p>
        </EmptyState>
      )}
      <div class="adviser-cards">
        {lines.map((line) => (
          <AdviserCard key={line.id} line={line} />
        ))}
      </div>
      <p class="small soft">{t('support.adviser.how')}</p>
      <Actions>
        {mayRegister && <LinkButton href="/advisers/register">{t('support.adviser.register')}</LinkButton>}
        {mayOversee && (
          <LinkButton look="plain" href="/advisers/desk">
            {t('support.adviser.desk')}
          </LinkButton>
        )}
      </Actions>
    </Page>
  )
}

function AdviserCard({ line }: { line: AdviserLine }) {
  const t = useText()
  const { id, kind, name, province, subjects, upheld, record, isDemo } = line
  return (
    <Card title={name} href={`/advisers/${id}`} level={2}>
      <p class="soft">
        {t(`support.adviser.kind-${kind}`)} · {province} {isDemo && <SampleChip />}
      </p>
      <p>{subjects.map((subject) => t(subjectWords[subject])).join(', ')}</p>
      <p class="small">
        {record && <RecordWords record={record} />}
        {upheld > 0 && ` · ${t('support.adviser.upheld', { n: upheld })}`}
      </p>
    </Card>
  )
}
