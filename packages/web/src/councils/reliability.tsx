import { BackLink } from '../kit/frame.tsx'
import { EmptyState, Notice } from '../kit/notices.tsx'
import { Page } from '../kit/page.tsx'
import { useText } from '../kit/words.ts'
import { AgreementTiles } from './reliability/agreement-tiles.tsx'
import { CardsToSee } from './reliability/cards-to-see.tsx'
import { CriteriaAgreement } from './reliability/criteria-agreement.tsx'
import { ProductsPart } from './reliability/products-part.tsx'
import type { ReliabilityView } from './reliability/reliability-view.ts'
import { SeverityPart } from './reliability/severity-part.tsx'

/** How reliably a council scores: agreement, error, each product against the cut-offs, severity, criteria, cards to look at again. Advice only. */
export function ReliabilityPage(props: ReliabilityView) {
  const { council, seesAll, products } = props
  const t = useText()
  return (
    <Page
      sheet="councils.css"
      title={`${t('councils.reliability')}: ${council.name}`}
      layout="desk"
      robots="noindex"
      way={<BackLink href={`/councils/${council.id}`} />}
    >
      <h1>{t('councils.reliability')}</h1>
      <p class="soft">{council.name}</p>
      <Notice title={t('councils.reliabilityAdvises')}>
        <p>{t('councils.reliabilityChangesNothing')}</p>
        {!seesAll && <p>{t('councils.reliabilityOwn')}</p>}
      </Notice>
      {products.length === 0 ? (
        <EmptyState title={t('councils.reliabilityNothing')}>
          <p>{t('councils.reliabilityNothingWhy')}</p>
        </EmptyState>
      ) : (
        <Figures {...props} />
      )}
    </Page>
  )
}

function Figures(props: ReliabilityView) {
  const t = useText()
  return (
    <>
      <AgreementTiles agreement={props.agreement} error={props.error} />
      <ProductsPart {...props} />
      <SeverityPart {...props} />
      {props.agreement.kind !== 'too-few' && <CriteriaAgreement sheets={props.sheets} />}
      <CardsToSee {...props} />
      <details>
        <summary>{t('councils.methods')}</summary>
        <ul class="reasons">
          {(['methodIcc', 'methodSem', 'methodSeverity', 'methodAlpha'] as const).map((key) => (
            <li key={key}>{t(`councils.${key}`)}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
