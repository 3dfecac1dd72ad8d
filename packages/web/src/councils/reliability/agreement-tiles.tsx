import type { CouncilReliability } from '@saolang/core/councils/reliability/council-reliability.ts'
import { type Coefficient, wordsFor } from '@saolang/core/councils/reliability/intraclass-correlation.ts'
import { formatNumber } from '../../kit/format.ts'
import { Card } from '../../kit/notices.tsx'
import { useShell } from '../../kit/shell.tsx'
import { useText } from '../../kit/words.ts'
import { NotTold } from './not-told.tsx'
import { toPoints } from './numbers.ts'

/** Three figures: how far one member can be trusted, how far the mean, and how far the mean strays. */
export function AgreementTiles({ agreement, error }: Pick<CouncilReliability, 'agreement' | 'error'>) {
  const t = useText()
  const { lang } = useShell()
  if (agreement.kind !== 'agreement')
    return (
      <Card>
        <NotTold why={agreement} />
      </Card>
    )
  const { products, members } = agreement
  return (
    <section class="reliability-tiles">
      <CoefficientTile label={t('councils.agreementOfOne')} coefficient={agreement.single} />
      <CoefficientTile label={t('councils.agreementOfAll', { n: members })} coefficient={agreement.average} />
      {error.kind === 'error' && (
        <Card>
          <p class="soft">{t('councils.errorOfMean')}</p>
          <p class="tile-figure">{t('councils.plusMinusPoints', { n: toPoints(lang, error.mean) })}</p>
          <p class="small">{t('councils.errorMeans', { n: error.members })}</p>
        </Card>
      )}
      <p class="soft small whole-row">{t('councils.agreementOn', { products, members })}</p>
    </section>
  )
}

function CoefficientTile({ label, coefficient }: { label: string; coefficient: Coefficient }) {
  const t = useText()
  const { lang } = useShell()
  const [low, high] = wordsFor(coefficient).map((word) => t(`councils.agreement-${word}`)) as [string, string]
  const words = low === high ? low : t('councils.agreementFromTo', { low, high })
  const interval = { low: formatNumber(lang, coefficient.low), high: formatNumber(lang, coefficient.high) }
  return (
    <Card>
      <p class="soft">{label}</p>
      <p class="tile-figure">{formatNumber(lang, coefficient.value)}</p>
      <p class="small">
        {t('councils.agreementReads', { words })} <span class="soft">({t('councils.agreementIcc', interval)})</span>
      </p>
    </Card>
  )
}
