import { LinkButton } from '../../kit/button.tsx'
import { formatInstant, formatNumber } from '../../kit/format.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Figure } from '../../kit/measures.tsx'
import { Chip, Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { CodeBlock } from '../../kit/paper.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'

export type LogWitness = { name: string; key: string; size?: number; at?: string; failedAt?: string }

export type LogPageProps = {
  origin: string
  verifier: string
  /** The address that the verifier is pointed to. */
  address: string
  head?: { size: number; root: string; signedAt: string; note: string }
  witnesses: readonly LogWitness[]
}

/** The audit as an open log, for anyone: how much is signed, who witnesses it, and how to check it without trusting us. */
export function LogPage({ origin, verifier, address, head, witnesses }: LogPageProps) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Page title={t('log.title')} description={t('log.lead')} sheet="people.css">
      <h1>{t('log.title')}</h1>
      <p class="lead">{t('log.lead')}</p>
      {head ? (
        <section class="log-size">
          <Figure value={formatNumber(lang, head.size)} label={t('log.size')} date={formatInstant(head.signedAt)} />
        </section>
      ) : (
        <Notice>{t('log.none')}</Notice>
      )}
      <h2>{t('log.witnesses')}</h2>
      <p>{t('log.witnessesLead')}</p>
      {witnesses.length > 0 ? (
        <Witnesses witnesses={witnesses} newest={head?.size ?? 0} />
      ) : (
        <Notice>{t('log.noWitnesses')}</Notice>
      )}
      <h2>{t('log.how')}</h2>
      <ul>
        <li>{t('log.howTree')}</li>
        <li>{t('log.howSigned')}</li>
        <li>{t('log.howSalted')}</li>
        <li>{t('log.howPublic')}</li>
      </ul>
      <h2>{t('log.check')}</h2>
      <p>{t('log.checkLead')}</p>
      <CodeBlock label={t('log.check')}>{`node watch-log.mjs ${address} \\\n  --key ${verifier}`}</CodeBlock>
      <p>{t('log.checkOld')}</p>
      <p class="row">
        <LinkButton href="/log/verify-log.mjs" download>
          verify-log.mjs
        </LinkButton>{' '}
        <LinkButton href="/log/watch-log.mjs" download look="plain">
          watch-log.mjs
        </LinkButton>{' '}
        {head && (
          <LinkButton look="plain" href="/api/v1/log/checkpoint" download>
            {t('log.takeCheckpoint')}
          </LinkButton>
        )}
      </p>
      {head && <Newest origin={origin} verifier={verifier} head={head} />}
      <p>
        {t('log.api')}: <a href="/api#log">/api</a>
      </p>
    </Page>
  )
}

function Newest({ origin, verifier, head }: Required<Pick<LogPageProps, 'origin' | 'verifier' | 'head'>>) {
  const t = useText()
  return (
    <>
      <h2>{t('log.newest')}</h2>
      <SummaryList
        rows={[
          { label: t('log.origin'), value: origin },
          { label: t('log.signedAt'), value: formatInstant(head.signedAt) },
          { label: t('log.root'), value: <code class="breaks">{head.root}</code> },
          { label: t('log.key'), value: <code class="breaks">{verifier}</code> },
        ]}
      />
      <CodeBlock label={t('log.newest')}>{head.note}</CodeBlock>
    </>
  )
}

function Witnesses({ witnesses, newest }: Pick<LogPageProps, 'witnesses'> & { newest: number }) {
  const t = useText()
  const { lang } = useShell()
  return (
    <Table
      caption={t('log.witnesses')}
      hideCaption
      stacks
      rows={witnesses}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', title: t('log.witness'), isHead: true, cell: ({ name }) => name },
        {
          key: 'size',
          title: t('log.witnessSize'),
          isNumber: true,
          cell: ({ size }) => (size ? formatNumber(lang, size) : '–'),
        },
        { key: 'at', title: t('log.witnessAt'), cell: ({ at }) => (at ? formatInstant(at) : '–') },
        {
          key: 'state',
          title: t('log.witnessState'),
          cell: (witness) => <WitnessState {...witness} newest={newest} />,
        },
        { key: 'key', title: t('log.key'), cell: ({ key }) => <code class="small breaks">{key}</code> },
      ]}
    />
  )
}

function WitnessState({ size = 0, failedAt, newest }: LogWitness & { newest: number }) {
  const t = useText()
  if (failedAt) return <Chip tone="bad">{t('log.witnessFailed')}</Chip>
  return size >= newest && newest > 0 ? (
    <Chip tone="good">{t('log.witnessGood')}</Chip>
  ) : (
    <Chip tone="warn">{t('log.witnessBehind')}</Chip>
  )
}
