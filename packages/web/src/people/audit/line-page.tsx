import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { Role } from '@saolang/core/people/actor.ts'
import type { Permission } from '@saolang/core/people/permissions.ts'
import { Button, LinkButton } from '../../kit/button.tsx'
import { Radios } from '../../kit/choices.tsx'
import { TextField } from '../../kit/fields.tsx'
import { Form } from '../../kit/form.tsx'
import { formatInstant } from '../../kit/format.ts'
import { Breadcrumbs } from '../../kit/frame.tsx'
import { SummaryList } from '../../kit/lists.tsx'
import { Verdict } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { CodeBlock } from '../../kit/paper.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useProblems, useText } from '../../kit/words.ts'
import { auditActs, auditSubjects } from '../../messages/audit.ts'

const grounds = ['person-asked', 'authority-ordered', 'written-by-mistake'] as const

type Commitment = { commitment: string; salt?: string | undefined }

export type LinePageProps = {
  line: {
    seq: number
    at: string
    action: string
    outcome: string
    role: string
    subjectKind: string
    who: Commitment & { personId?: string | null; organisationId?: string | null; jurisdiction?: string | null }
    what: Commitment & { subjectId?: string; detail?: string }
    leaf: string
  }
  /** Absent while no checkpoint holds the line; `findings` are what the verifier said of it. */
  proof?: { checkpoint: string; path: readonly string[]; findings: readonly string[] }
  mayErase: boolean
  values: { part?: string; ground?: string; document?: string }
  problems: readonly Problem[]
}

/** One line of the audit with its proof, checked by the verifier that shares no code with the log; for administrators, its erasure. */
export function LinePage(props: LinePageProps) {
  const { line, proof, mayErase, problems } = props
  const t = useText()
  return (
    <Page
      title={t('log.line', { n: line.seq })}
      layout="desk"
      robots="noindex"
      sheet="people.css"
      problems={problems}
      above={<Standing {...props} />}
    >
      <Breadcrumbs
        crumbs={[
          { href: '/audit', label: t('people.audit.title') },
          { href: `/audit/lines/${line.seq}`, label: t('log.line', { n: line.seq }) },
        ]}
      />
      <h1>{t('log.line', { n: line.seq })}</h1>
      <Facts line={line} />
      {proof && <Proof line={line} proof={proof} />}
      {mayErase && <Erasure {...props} />}
    </Page>
  )
}

function Standing({ proof }: LinePageProps) {
  const t = useText()
  if (!proof)
    return (
      <Verdict tone="info" title={t('log.lineWaits')}>
        {t('log.lineWaitsWhy')}
      </Verdict>
    )
  if (proof.findings.length > 0)
    return (
      <Verdict tone="bad" title={t('log.lineWrong')}>
        {proof.findings.join('; ')}
      </Verdict>
    )
  return (
    <Verdict tone="good" title={t('log.lineHolds')}>
      {t('log.lineHoldsIn', { n: Number(proof.checkpoint.split('\n')[1]) })}
    </Verdict>
  )
}

function Facts({ line }: Pick<LinePageProps, 'line'>) {
  const t = useText()
  const { lang } = useShell()
  const words = (row: readonly [string, string] | undefined) => row?.[lang === 'vi' ? 0 : 1]
  const { who, what } = line
  const whoWords = [who.personId, who.organisationId, who.jurisdiction].filter(Boolean).join(' · ')
  return (
    <SummaryList
      rows={[
        { label: t('people.audit.at'), value: formatInstant(line.at) },
        { label: t('people.audit.action'), value: words(auditActs[line.action as Permission]) ?? line.action },
        { label: t('people.audit.outcome'), value: t(`people.audit.${line.outcome as 'done' | 'refused'}`) },
        {
          label: t('log.partWho'),
          value: (
            <>
              {t(`people.role.${line.role as Role}`)}{' '}
              <span class="small soft breaks">{who.salt ? whoWords : t('log.erased')}</span>
            </>
          ),
        },
        {
          label: t('log.partWhat'),
          value: (
            <>
              {words(auditSubjects[line.subjectKind]) ?? line.subjectKind}{' '}
              <span class="small soft breaks">{what.salt ? `${what.subjectId} ${what.detail}` : t('log.erased')}</span>
            </>
          ),
        },
      ]}
    />
  )
}

function Proof({ line, proof }: Pick<LinePageProps, 'line'> & { proof: NonNullable<LinePageProps['proof']> }) {
  const t = useText()
  return (
    <section>
      <h2>{t('log.proof')}</h2>
      <SummaryList
        rows={[
          { label: t('log.commitmentWho'), value: <code class="small breaks">{line.who.commitment}</code> },
          { label: t('log.commitmentWhat'), value: <code class="small breaks">{line.what.commitment}</code> },
          { label: t('log.leaf'), value: <code class="small breaks">{line.leaf}</code> },
        ]}
      />
      <p>{t('log.proofLead', { n: proof.path.length })}</p>
      <CodeBlock label={t('log.proofLead', { n: proof.path.length })}>{proof.path.join('\n')}</CodeBlock>
      <p>{t('log.checkpoint')}</p>
      <CodeBlock label={t('log.checkpoint')}>{proof.checkpoint}</CodeBlock>
      <p>
        <LinkButton look="plain" href={`/audit/lines/${line.seq}/receipt.json`} download>
          {t('log.takeReceipt')}
        </LinkButton>
      </p>
      <p class="small soft">
        {t('log.receiptLead')} saolang-audit-line-{line.seq}.json (<a href="/log">{t('log.title')}</a>)
      </p>
    </section>
  )
}

function Erasure({ line, values, problems }: LinePageProps) {
  const t = useText()
  const { at } = useProblems(problems)
  const parts = [
    { value: 'who', label: t('log.partWho'), disabled: !line.who.salt },
    { value: 'what', label: t('log.partWhat'), disabled: !line.what.salt },
  ]
  if (parts.every(({ disabled }) => disabled)) return null
  return (
    <section>
      <h2>{t('log.erase')}</h2>
      <p>{t('log.eraseLead')}</p>
      <Form action={`/audit/lines/${line.seq}/erase`}>
        <Radios name="part" label={t('log.erasePart')} options={parts} value={values.part ?? ''} error={at('part')} />
        <Radios
          name="ground"
          label={t('log.eraseGround')}
          options={grounds.map((value) => ({ value, label: t(`log.ground.${value}`) }))}
          value={values.ground ?? 'person-asked'}
        />
        <TextField
          name="document"
          label={t('log.eraseDocument')}
          value={values.document ?? ''}
          error={at('document')}
          width="short"
        />
        <Button look="danger">{t('log.eraseNow')}</Button>
      </Form>
    </section>
  )
}
