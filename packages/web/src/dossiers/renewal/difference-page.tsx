import type { DossierKind } from '@saolang/core/dossiers/dossier.ts'
import type { Difference } from '@saolang/core/dossiers/renewal/difference.ts'
import type { RoadStepState } from '@saolang/core/dossiers/steps.ts'
import { formatDay, formatNumber } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Notice } from '../../kit/notices.tsx'
import { Page } from '../../kit/page.tsx'
import { useShell } from '../../kit/shell.tsx'
import { Stars } from '../../kit/stars.tsx'
import { Table } from '../../kit/table.tsx'
import { useText } from '../../kit/words.ts'
import { StepList } from '../parts/step-list.tsx'
import { AnswerChanges, CriterionChanges, EvidenceChanges, FactChanges } from './difference-tables.tsx'

export type DifferencePageProps = {
  head: { productName: string; organisationName: string; kind: DossierKind; code?: string }
  back: { href: string; label: string }
  difference?: Difference & { isDraft: boolean }
  /** The certificate is what the applicant says, not the register. */
  isClaimed: boolean
  steps: readonly RoadStepState[]
}

/** The dossier against the version that was certified last, old beside new, for whoever judges it and for who wrote it. */
export function DifferencePage({ head, back, difference, isClaimed, steps }: DifferencePageProps) {
  const t = useText()
  const title = t('dossiers.difference.title')
  return (
    <Page title={title} layout="desk" robots="noindex" sheet="dossiers.css" way={<BackLink {...back} />}>
      <p class="soft">
        {head.productName} · {head.organisationName} · {t(`dossiers.kind.${head.kind}`)}
        {head.code && ` · ${head.code}`}
      </p>
      <h1>{title}</h1>
      {isClaimed && <Notice tone="warn">{t('dossiers.difference.claimed')}</Notice>}
      <div class="difference">
        {difference ? <Changes difference={difference} /> : <Notice>{t('dossiers.difference.none')}</Notice>}
        <StepList steps={steps} />
      </div>
    </Page>
  )
}

function Changes({ difference }: { difference: Difference & { isDraft: boolean } }) {
  const t = useText()
  const { facts, answers, criteria, evidence, same } = difference
  return (
    <>
      <Versions difference={difference} />
      <p>{t('dossiers.difference.same', same)}</p>
      {facts.length > 0 && <FactChanges facts={facts} />}
      {criteria.length > 0 && <CriterionChanges criteria={criteria} />}
      {answers.length > 0 && <AnswerChanges answers={answers} />}
      {facts.length + criteria.length + answers.length === 0 && (
        <Notice tone="good">{t('dossiers.difference.nothing')}</Notice>
      )}
      <EvidenceChanges evidence={evidence} />
    </>
  )
}

function Versions({ difference: { before, after, isDraft } }: { difference: Difference & { isDraft: boolean } }) {
  const t = useText()
  const { lang } = useShell()
  const rows = [
    { key: 'before', title: t('dossiers.difference.before'), version: before, isOpen: false },
    { key: 'after', title: t('dossiers.difference.after'), version: after, isOpen: isDraft },
  ]
  return (
    <Table
      caption={t('dossiers.difference.selfScore')}
      rows={rows}
      rowKey={({ key }) => key}
      stacks
      columns={[
        {
          key: 'version',
          title: t('dossiers.difference.versions'),
          isHead: true,
          cell: ({ title, version, isOpen }) => (
            <>
              {title}
              <br />
              <span class="soft small">
                {isOpen
                  ? t('dossiers.difference.draft')
                  : t('dossiers.difference.version', { code: version.code, day: formatDay(version.receivedOn) })}
              </span>
            </>
          ),
        },
        {
          key: 'points',
          title: t('dossiers.difference.selfScore'),
          isNumber: true,
          cell: ({ version }) => `${formatNumber(lang, version.points)}/100`,
        },
        ...(['A', 'B', 'C'] as const).map((part) => ({
          key: part,
          title: part,
          isNumber: true,
          cell: ({ version }: (typeof rows)[number]) => formatNumber(lang, version.parts[part]),
        })),
        {
          key: 'star',
          title: t('dossiers.difference.star'),
          cell: ({ version }) => <Stars count={version.star} size="small" />,
        },
      ]}
    />
  )
}
