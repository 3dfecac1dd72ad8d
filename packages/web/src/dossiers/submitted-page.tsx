import { LinkButton } from '../kit/button.tsx'
import { formatDay } from '../kit/format.ts'
import { Confirmation } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { type DossierHead, HeadLine } from './parts/dossier-head.tsx'

export type SubmittedPageProps = {
  head: DossierHead
  code: string
  communeName: string
  workingDays: number
  dueOn?: string
  samples: number
}

/** `/dossiers/{id}/submitted`: the code, the receipt, and what happens next and when. It can be opened again at any time. */
export function SubmittedPage({ head, code, communeName, workingDays, dueOn, samples }: SubmittedPageProps) {
  const t = useText()
  return (
    <Page title={t('dossiers.submittedTitle')} layout="form" robots="noindex" sheet="dossiers.css">
      <Confirmation title={t('dossiers.submittedTitle')} code={code}>
        <p>{t('dossiers.submittedCode')}</p>
      </Confirmation>
      <HeadLine head={head} />
      <p class="actions">
        <LinkButton href={`/dossiers/${head.id}/slip.pdf`} icon="print">
          {t('dossiers.slip')}
        </LinkButton>
      </p>
      <h2>{t('dossiers.submittedNext')}</h2>
      <ol class="big-steps">
        {samples > 0 && <li>{t('dossiers.submittedSamples', { n: samples })}</li>}
        <li>
          {t('dossiers.submittedStep1', {
            commune: communeName,
            n: workingDays,
            day: dueOn ? formatDay(dueOn) : '',
          })}
        </li>
        <li>{t('dossiers.submittedStep2')}</li>
        <li>{t('dossiers.submittedStep3')}</li>
      </ol>
      <p class="actions">
        <LinkButton look="plain" href={`/dossiers/${head.id}`}>
          {t('dossiers.seeDossier')}
        </LinkButton>
        <LinkButton look="quiet" href={`/dossiers/${head.id}/dossier.pdf`} icon="download">
          {t('dossiers.wholePdf')}
        </LinkButton>
      </p>
    </Page>
  )
}
