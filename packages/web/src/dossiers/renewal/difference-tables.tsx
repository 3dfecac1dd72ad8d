import type { CriterionChange, Difference, FactChange } from '@saolang/core/dossiers/renewal/difference.ts'
import { sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import { organisationKinds } from '@saolang/core/people/organisation.ts'
import { Chip, type Tone } from '../../kit/notices.tsx'
import { Table } from '../../kit/table.tsx'
import { type Text, useText } from '../../kit/words.ts'
import { TermChip, termInWords } from '../parts/term-chip.tsx'
import { words } from '../question-page.tsx'

type Row = { key: string; title: string; before: string; after: string }

/** Old beside new; on a phone a little sheet for each row. */
function OldAndNew({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  const t = useText()
  const cell = (value: string) =>
    value ? <span class="lines">{value}</span> : <span class="soft">{t('dossiers.difference.empty')}</span>
  return (
    <Table
      caption={caption}
      hideCaption
      rows={rows}
      rowKey={({ key }) => key}
      stacks
      columns={[
        { key: 'what', title: caption, isHead: true, cell: ({ title }) => title },
        { key: 'before', title: t('dossiers.difference.before'), cell: ({ before }) => cell(before) },
        { key: 'after', title: t('dossiers.difference.after'), cell: ({ after }) => cell(after) },
      ]}
    />
  )
}

/** Applicant, place, product and criteria set where they differ. */
export function FactChanges({ facts }: { facts: readonly FactChange[] }) {
  const t = useText()
  const value = (fact: string, text: string | null) => {
    const kind = organisationKinds.find((each) => each === text)
    return fact === 'organisationKind' && kind ? t(`people.kind.${kind}`) : (text ?? '')
  }
  return (
    <section>
      <h2>{t('dossiers.difference.facts')}</h2>
      <OldAndNew
        caption={t('dossiers.difference.facts')}
        rows={facts.map(({ fact, before, after }) => ({
          key: fact,
          title: t(`dossiers.fact.${fact}`),
          before: value(fact, before),
          after: value(fact, after),
        }))}
      />
    </section>
  )
}

/** Answers in words that differ, page by page. */
export function AnswerChanges({ answers }: { answers: Difference['answers'] }) {
  const t = useText()
  return (
    <section>
      <h2>{t('dossiers.difference.answers')}</h2>
      {answers.map(({ step, rows }) => (
        <section key={step}>
          <h3>{t(`dossiers.step.${step}`)}</h3>
          <OldAndNew
            caption={t(`dossiers.step.${step}`)}
            rows={rows.map((row) => ({
              key: row.code,
              title: words(t, row),
              before: shown(t, row.before),
              after: shown(t, row.after),
            }))}
          />
        </section>
      ))}
    </section>
  )
}

function shown(t: Text, value: string | number | boolean | null): string {
  if (typeof value === 'boolean') return t(value ? 'dossiers.yes' : 'dossiers.no')
  return value === null ? '' : String(value)
}

/** Criteria whose level, words or proof differ. */
export function CriterionChanges({ criteria }: { criteria: readonly CriterionChange[] }) {
  const t = useText()
  return (
    <section>
      <h2>{t('dossiers.difference.criteria')}</h2>
      <OldAndNew
        caption={t('dossiers.difference.criteria')}
        rows={criteria.map((change) => ({
          key: change.code,
          title: `${change.code} ${sentenceCase(change.title)}`,
          before: sideOf(t, change, 'before', change.removed),
          after: sideOf(t, change, 'after', change.added),
        }))}
      />
    </section>
  )
}

function sideOf(t: Text, { level, words: said }: CriterionChange, side: 'before' | 'after', files: readonly string[]) {
  const chosen = level[side]
  return [
    chosen ? `${chosen.text} (${t('kit.points', { n: chosen.points })})` : t('dossiers.noneOfThese'),
    said[side] ?? '',
    ...files.map(
      (caption) => `${t(side === 'before' ? 'dossiers.difference.removed' : 'dossiers.difference.added')}: ${caption}`,
    ),
  ]
    .filter(Boolean)
    .join('\n')
}

const states = { added: 'info', removed: 'warn', reused: 'good' } as const satisfies Record<string, Tone>

/** Every paper of either version: added, removed or used again, with its term. */
export function EvidenceChanges({ evidence }: { evidence: Difference['evidence'] }) {
  const t = useText()
  if (evidence.length === 0) return null
  return (
    <section>
      <h2>{t('dossiers.difference.evidence')}</h2>
      <Table
        caption={t('dossiers.difference.evidence')}
        hideCaption
        rows={evidence}
        rowKey={({ state, piece }) => `${state} ${piece.id}`}
        stacks
        columns={[
          { key: 'paper', title: t('dossiers.difference.paper'), isHead: true, cell: ({ piece }) => piece.caption },
          {
            key: 'state',
            title: t('dossiers.difference.state'),
            cell: ({ state }) => <Chip tone={states[state]}>{t(`dossiers.difference.${state}`)}</Chip>,
          },
          {
            key: 'term',
            title: t('dossiers.difference.term'),
            cell: ({ piece, was }) => (
              <>
                <TermChip term={piece} />
                {was && was.expiresOn !== piece.expiresOn && (
                  <span class="soft small"> {t('dossiers.difference.wasTerm', { term: termInWords(t, was) })}</span>
                )}
              </>
            ),
          },
          { key: 'criteria', title: t('dossiers.difference.proves'), cell: ({ piece }) => piece.criteria.join(', ') },
        ]}
      />
    </section>
  )
}
