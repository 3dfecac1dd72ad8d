import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Button } from '../../kit/button.tsx'
import { TextArea } from '../../kit/fields.tsx'
import { Actions, Form } from '../../kit/form.tsx'
import { formatDate } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Card, Chip, EmptyState } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { type AdviserDeskView, type ComplaintView, standingTones } from './adviser-views.ts'

export type AdviserDeskPageProps = AdviserDeskView & { problems?: readonly Problem[]; complaintId?: string }

/** `/advisers/desk`: whom the province has to rule on, and complaints. */
export function AdviserDeskPage({ advisers, complaints, problems = [], complaintId }: AdviserDeskPageProps) {
  const t = useText()
  return (
    <Page
      title={t('support.adviser.desk')}
      layout="desk"
      sheet="knowledge.css"
      problems={problems}
      way={<BackLink href="/advisers" label={t('support.adviser.title')} />}
    >
      <h1>{t('support.adviser.desk')}</h1>
      {advisers.length === 0 ? (
        <EmptyState title={t('support.adviser.none')} />
      ) : (
        <Table
          caption={t('support.adviser.title')}
          hideCaption
          stacks
          rows={advisers}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              title: t('support.adviser.name'),
              isHead: true,
              cell: ({ id, name }) => <a href={`/advisers/${id}`}>{name}</a>,
            },
            { key: 'kind', title: t('support.adviser.kind'), cell: ({ kind }) => t(`support.adviser.kind-${kind}`) },
            { key: 'home', title: t('support.adviser.home'), cell: ({ province }) => province },
            {
              key: 'standing',
              title: t('support.adviser.standing'),
              cell: ({ standing }) => (
                <Chip tone={standingTones[standing]}>{t(`support.adviser.standing-${standing}`)}</Chip>
              ),
            },
            { key: 'upheld', title: t('support.adviser.complaints'), isNumber: true, cell: ({ upheld }) => upheld },
          ]}
        />
      )}
      <section class="part">
        <h2>{t('support.adviser.complaints')}</h2>
        {complaints.length === 0 && <p class="soft">{t('support.adviser.noComplaints')}</p>}
        {complaints.map((complaint) => (
          <Complaint key={complaint.id} complaint={complaint} problems={complaint.id === complaintId ? problems : []} />
        ))}
      </section>
    </Page>
  )
}

function Complaint({ complaint, problems }: { complaint: ComplaintView; problems: readonly Problem[] }) {
  const t = useText()
  const { user } = useShell()
  const { at } = useProblems(problems)
  const { id, adviser, adviserId, organisation, words, madeAt, ruling, reason } = complaint
  return (
    <Card title={adviser} href={`/advisers/${adviserId}`}>
      <p class="soft">
        {organisation} · {formatDate(madeAt)}
      </p>
      <p class="law-words">{words}</p>
      {ruling && (
        <p>
          <Chip tone={ruling === 'upheld' ? 'bad' : 'calm'}>{t(`support.adviser.complaint-${ruling}`)}</Chip> {reason}
        </p>
      )}
      {!ruling && user?.role !== 'auditor' && (
        <Form action={`/advisers/complaints/${id}`}>
          <TextArea
            name="reason"
            id={at('reason') ? 'reason' : `reason-${id}`}
            label={t('support.adviser.reason')}
            rows={2}
            error={at('reason')}
          />
          <Actions>
            <Button name="ruling" value="upheld">
              {t('support.adviser.uphold')}
            </Button>
            <Button look="plain" name="ruling" value="dismissed">
              {t('support.adviser.dismiss')}
            </Button>
          </Actions>
        </Form>
      )}
    </Card>
  )
}
