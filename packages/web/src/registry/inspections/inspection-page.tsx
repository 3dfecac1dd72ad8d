import type { Problem } from '@saolang/core/kernel/problem.ts'
import { checklistParts } from '@saolang/core/registry/inspections/checklist.ts'
import { conclusionOutcomes } from '@saolang/core/registry/inspections/finding.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { DateField, TextArea, TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatDay } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip, Confirmation, SampleChip } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { Table } from '../../kit/table.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import {
  conclusionTones,
  conclusionWords,
  findingWords,
  type InspectionView,
  partWords,
  riskWords,
} from './inspection-view.ts'
import { State } from './inspections-page.tsx'
import { type DayParts, InspectorField } from './plan-page.tsx'
import { sayItem } from './visit-page.tsx'

export type ConclusionValues = {
  outcome: string
  words: string
  documentNumber: string
  concludedOn: DayParts
  correctBy: DayParts
}

export type InspectionPageProps = {
  inspection: InspectionView
  /** 'YYYY-MM-DD' in Viet Nam. */
  today: string
  /** The reader has just sent the findings: shown with their receipt. */
  isJustSent: boolean
  canRecord: boolean
  canAssign: boolean
  canConclude: boolean
  canWithdraw: boolean
  values: ConclusionValues
  problems: readonly Problem[]
}

/** A visit: what was to be looked at, what was found, and what follows from it. */
export function InspectionPage(props: InspectionPageProps) {
  const { inspection, today, isJustSent, canRecord, canAssign, canConclude, canWithdraw, problems } = props
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <Page
      title={`${t('registry.inspections')}: ${inspection.product}`}
      layout="desk"
      robots="noindex"
      problems={problems}
      sheet="oversight.css"
      way={<Breadcrumbs crumbs={[{ href: '/registry/inspections', label: t('registry.inspections') }]} />}
    >
      {isJustSent && inspection.receipt && (
        <Confirmation title={t('registry.visitSent')} code={inspection.receipt}>
          <p>{t('registry.visitRecorded')}</p>
        </Confirmation>
      )}
      <h1>
        <a href={`/products/${inspection.address}`}>{inspection.product}</a> {inspection.isSample && <SampleChip />}
      </h1>
      <p>
        <State line={inspection} today={today} />
      </p>
      <Facts inspection={inspection} />
      {canRecord && (
        <p class="actions">
          <LinkButton href={`/registry/inspections/${inspection.id}/visit`}>{t('registry.fillIn')}</LinkButton>
        </p>
      )}
      <Findings inspection={inspection} today={today} />
      <Concluded inspection={inspection} canWithdraw={canWithdraw} />
      {canConclude && <ConcludeForm {...props} />}
      {canAssign && (
        <section class="part">
          <h2>{t('registry.assign')}</h2>
          <Form action={`/registry/inspections/${inspection.id}/assign`}>
            <InspectorField inspectors={inspection.inspectors} value="" error={at('inspector')} />
            <Button look="plain">{t('registry.assign')}</Button>
          </Form>
        </section>
      )}
    </Page>
  )
}

function Facts({ inspection }: Pick<InspectionPageProps, 'inspection'>) {
  const t = useText()
  const { code, producer, place, plan, why, reportCode, reportId, risks, dueOn, inspector, visitedOn, receipt, met } =
    inspection
  const rows = [
    { label: t('registry.producer'), value: producer },
    { label: t('registry.place'), value: place },
    { label: t('registry.visitPlan'), value: plan ?? t('registry.adHoc') },
    { label: t('registry.orderWhy'), value: why },
    {
      label: t('registry.reports'),
      value: reportId && (
        <a href={`/registry/reports/${reportId}`}>{t('registry.reportOne', { code: reportCode ?? '' })}</a>
      ),
    },
    { label: t('registry.planRisks'), value: risks.map((risk) => t(riskWords[risk])).join(', ') },
    { label: t('registry.inspector'), value: inspector },
    { label: t('registry.visitDue'), value: formatDay(dueOn) },
    { label: t('registry.visitedOn'), value: visitedOn && formatDay(visitedOn) },
    { label: t('registry.visitMet'), value: met },
    { label: t('registry.receipt'), value: receipt },
    { label: t('registry.visitCode'), value: code },
  ]
  return <SummaryList rows={rows.filter(({ value }) => value)} />
}

const order = { 'not-ok': 0, 'not-seen': 1, ok: 2 }

function Findings({ inspection, today }: Pick<InspectionPageProps, 'inspection' | 'today'>) {
  const t = useText()
  const { checklist, findings, photos, words, id } = inspection
  const byItem = new Map(findings.map((finding) => [finding.item, finding]))
  const count = (wanted: string) => findings.filter(({ outcome }) => outcome === wanted).length
  const rank = (code: string) => order[byItem.get(code)?.outcome ?? 'ok']
  return (
    <section class="part">
      <h2>{t(findings.length > 0 ? 'registry.findings' : 'registry.visitTitle')}</h2>
      {findings.length > 0 && (
        <p>{t('registry.findingsCount', { ok: count('ok'), notOk: count('not-ok'), notSeen: count('not-seen') })}</p>
      )}
      {words && <p class="as-written">{words}</p>}
      {checklistParts.map((part) => {
        const items = checklist.filter((item) => item.part === part).sort((a, b) => rank(a.code) - rank(b.code))
        if (items.length === 0) return null
        return (
          <div key={part}>
            <Table
              caption={t(partWords[part])}
              rows={items}
              rowKey={({ code }) => code}
              stacks
              columns={[
                {
                  key: 'item',
                  title: t('registry.outcomesWhat'),
                  isHead: true,
                  cell: (item) => (
                    <>
                      {item.title}
                      <br />
                      <span class="soft small">{sayItem(t, item, today)}</span>
                    </>
                  ),
                },
                {
                  key: 'outcome',
                  title: t('registry.outcome'),
                  cell: ({ code }) => <Outcome finding={byItem.get(code)} />,
                },
              ]}
            />
            <Photos id={id} part={part} photos={photos} />
          </div>
        )
      })}
    </section>
  )
}

function Outcome({ finding }: { finding: InspectionView['findings'][number] | undefined }) {
  const t = useText()
  if (!finding) return null
  const tone = finding.outcome === 'ok' ? 'good' : finding.outcome === 'not-ok' ? 'bad' : 'warn'
  return (
    <>
      <Chip tone={tone}>{t(findingWords[finding.outcome])}</Chip> {finding.note}
    </>
  )
}

function Photos({ id, part, photos }: Pick<InspectionView, 'id' | 'photos'> & { part: string }) {
  const t = useText()
  const own = photos.filter((photo) => photo.part === part)
  if (own.length === 0) return null
  return (
    <p class="photo-row">
      {own.map(({ sha256 }, i) => (
        <a key={sha256} href={`/registry/inspections/${id}/photos/${sha256}`}>
          <img
            src={`/registry/inspections/${id}/photos/${sha256}`}
            alt={t('registry.photo', { n: i + 1 })}
            width="160"
            loading="lazy"
          />
        </a>
      ))}
    </p>
  )
}

function Concluded({ inspection, canWithdraw }: Pick<InspectionPageProps, 'inspection' | 'canWithdraw'>) {
  const t = useText()
  const { conclusion, outcome, certificateId, id } = inspection
  if (!conclusion || !outcome) return null
  return (
    <section class="part">
      <h2>{t('registry.concludeOutcome')}</h2>
      <p>
        <Chip tone={conclusionTones[outcome]}>{t(conclusionWords[outcome])}</Chip> {conclusion.documentNumber},{' '}
        {formatDay(conclusion.concludedOn)}
        {conclusion.correctBy && ` · ${t('registry.oversightCorrectBy', { day: formatDay(conclusion.correctBy) })}`}
      </p>
      <p class="as-written">{conclusion.words}</p>
      {canWithdraw && (
        <LinkButton href={`/registry/certificates/${certificateId}/withdraw?inspection=${id}`} look="plain">
          {t('registry.beginWithdrawal')}
        </LinkButton>
      )}
    </section>
  )
}

function ConcludeForm({ inspection, values, problems }: InspectionPageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  return (
    <section class="part">
      <h2>{t('registry.concludeTitle')}</h2>
      <p class="soft">{t('registry.concludeLead')}</p>
      <Form action={`/registry/inspections/${inspection.id}/conclude`}>
        <Radios
          name="outcome"
          label={t('registry.concludeOutcome')}
          value={values.outcome}
          error={at('outcome')}
          options={conclusionOutcomes.map((outcome) => ({ value: outcome, label: t(conclusionWords[outcome]) }))}
        />
        <TextArea name="words" label={t('registry.concludeWords')} value={values.words} error={at('words')} />
        <TextField
          name="documentNumber"
          label={t('registry.concludeNumber')}
          value={values.documentNumber}
          error={at('documentNumber')}
          width="short"
        />
        <DateField
          name="concludedOn"
          label={t('registry.concludedOn')}
          value={values.concludedOn}
          error={at('concludedOn')}
        />
        <DateField
          name="correctBy"
          label={t('registry.correctBy')}
          value={values.correctBy}
          error={at('correctBy')}
          optional
        />
        <Button>{t('registry.conclude')}</Button>
      </Form>
    </section>
  )
}
