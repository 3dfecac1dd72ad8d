import type { PaperStanding, PaperTerm } from '@saolang/core/dossiers/renewal/paper-term.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { LinkButton } from '../../kit/button.tsx'
import { formatDay } from '../../kit/format.ts'
import { Chip } from '../../kit/notices.tsx'
import { useText } from '../../kit/words.ts'
import { TermChip } from '../parts/term-chip.tsx'
import { Reasons } from './reasons.tsx'

/** A paper of the former version: used again, or asked again with its reasons; `href` is where a new one goes. */
export type CarriedPaperView = {
  no: number
  caption: string
  term: PaperTerm
  standing: PaperStanding
  isReused: boolean
  isReplaced: boolean
  reasons: readonly Problem[]
  href: string
}

type CarriedPapersProps = { id: string; papers: readonly CarriedPaperView[]; decidedBy: string }

/** The papers of the last time: those used again with their terms, those asked again with every reason. */
export function CarriedPapers({ id, papers, decidedBy }: CarriedPapersProps) {
  const t = useText()
  return (
    <section id="papers">
      <h2>{t('dossiers.renewal.papers')}</h2>
      <p class="soft">{t('dossiers.renewal.papersLead', { day: formatDay(decidedBy) })}</p>
      <ul class="files">
        {papers.map((paper) => (
          <li key={paper.no}>
            <b>{paper.caption}</b>
            <span>
              <TermChip term={paper.term} standing={paper.standing} /> <State {...paper} />
            </span>
            {!paper.isReused && <Reasons reasons={paper.reasons} />}
            {!paper.isReused && !paper.isReplaced && (
              <LinkButton look="plain" href={paper.href}>
                {t('dossiers.renewal.addPaper')}
                <span class="hidden">: {paper.caption}</span>
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
      {papers.some(({ isReused, standing }) => isReused && standing === 'unknown') && (
        <LinkButton look="plain" href={`/dossiers/${id}/validity`}>
          {t('dossiers.renewal.toValidity')}
        </LinkButton>
      )}
    </section>
  )
}

function State({ isReused, isReplaced }: CarriedPaperView) {
  const t = useText()
  if (isReused) return <Chip tone="good">{t('dossiers.renewal.reused')}</Chip>
  return isReplaced ? (
    <Chip tone="good">{t('dossiers.renewal.replaced')}</Chip>
  ) : (
    <Chip tone="warn">{t('dossiers.renewal.needed')}</Chip>
  )
}
