import { sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import type { SheetRow, Snapshot, SnapshotRow } from '@saolang/core/dossiers/snapshot.ts'
import { SummaryList } from '../../kit/lists.tsx'
import { Chip } from '../../kit/notices.tsx'
import { Stars } from '../../kit/stars.tsx'
import { type Text, useText } from '../../kit/words.ts'
import { words } from '../question-page.tsx'
import { EvidenceFiles } from './evidence-files.tsx'

/** A dossier as it was handed in, all of it: answers in words, the sheet with the proof beside each criterion. */
export function SnapshotView({ snapshot }: { snapshot: Snapshot }) {
  const t = useText()
  const { dossier, answers, sheet } = snapshot
  return (
    <div>
      {answers.map(({ code, rows }) => (
        <section key={code}>
          <h3>{t(`dossiers.step.${code}`)}</h3>
          <SummaryList rows={rows.map((row) => ({ label: words(t, row), value: shownValue(t, row) }))} />
        </section>
      ))}
      <h3 id="sheet">
        {t('dossiers.group.assess')}: {t('kit.points', { n: sheet.points })} <Stars count={sheet.star} size="small" />
      </h3>
      {sheet.rows.map((row) =>
        row.kind === 'criterion' ? (
          <SheetCriterion key={row.code} row={row} snapshot={snapshot} />
        ) : (
          <SheetHeading key={`${row.kind} ${row.code}`} row={row} />
        ),
      )}
      <p class="soft small">
        {dossier.submittedBy} · {snapshot.pledge.by}
      </p>
    </div>
  )
}

function SheetHeading({ row: { kind, code, title, points, max } }: { row: SheetRow }) {
  const words = `${kind === 'part' ? `${code}. ` : `${code} `}${sentenceCase(title)} (${points}/${max})`
  return kind === 'part' ? <h4 class="sheet-part">{words}</h4> : <h5 class="sheet-group">{words}</h5>
}

function SheetCriterion({ row, snapshot }: { row: SheetRow; snapshot: Snapshot }) {
  const t = useText()
  const { code, title, points, max, chosen, words: said, evidence = [], options = [] } = row
  const files = evidence
    .flatMap(({ no }) => snapshot.evidence.filter((piece) => piece.no === no))
    .map((piece) => ({ ...piece, term: piece }))
  const floor = options.find(({ id }) => id === chosen?.id)?.floorFor
  return (
    <div class="sheet-row" id={`c-${code}`}>
      <div>
        <p>
          <b>
            {code} {sentenceCase(title)}
          </b>{' '}
          <span class="soft">
            {points}/{max}
          </span>{' '}
          {floor && <Chip tone="warn">{t('dossiers.floor', { n: floor })}</Chip>}
        </p>
        <p>{chosen ? chosen.text : <span class="soft">{t('dossiers.desk.notChosen')}</span>}</p>
        {said && <p class="soft lines">{said}</p>}
      </div>
      {files.length > 0 && <EvidenceFiles dossierId={snapshot.dossier.id} files={files} />}
    </div>
  )
}

function shownValue(t: Text, { value }: SnapshotRow) {
  if (value === null) return <span class="soft">{t('dossiers.missing')}</span>
  if (typeof value === 'boolean') return value ? t('dossiers.yes') : t('dossiers.no')
  return <span class="lines">{String(value)}</span>
}
