import { SummaryList } from '../../kit/lists.tsx'
import { Notice } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'

/** What is stored now, above the form that holds what was typed: two people wrote on one page, and neither loses anything. */
export function PageConflict({ rows }: { rows: readonly { label: string; value: string }[] }) {
  const t = useText()
  return (
    <>
      <Notice tone="warn" title={t('dossiers.conflictTitle')}>
        <p>{t('dossiers.conflictHelp')}</p>
      </Notice>
      <SummaryList rows={rows} />
    </>
  )
}
