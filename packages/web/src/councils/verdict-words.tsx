import type { Verdict } from '@saolang/core/councils/verdict.ts'
import { formatNumber } from '../kit/format.ts'
import { PointsBar } from '../kit/measures.tsx'
import { useShell } from '../kit/shell.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import { sentenceCase } from './card/card-index.tsx'

export type PartTitle = { code: 'A' | 'B' | 'C'; title: string; max: number }

/** A verdict in words: the mean, the band that it reaches, each floor that holds the star down and who settled it, what ended it. */
export function VerdictWords({
  verdict,
  parts,
  cards,
}: {
  verdict: Verdict
  parts: readonly PartTitle[]
  cards: number
}) {
  const t = useText()
  const { lang } = useShell()
  const { pointsShown, bandStar, star, shortfalls, knockOuts, floors, recognisable } = verdict
  const resolved = floors.filter(({ by }) => by === 'resolved')
  return (
    <>
      <div class="sum-up">
        <p class="sum-points">
          <b>{formatNumber(lang, pointsShown)}</b> / 100 <Stars count={star} />
        </p>
        <div>
          {parts.map(({ code, title, max }) => (
            <PointsBar key={code} label={`${code}. ${title}`} points={verdict.parts[code]} max={max} />
          ))}
        </div>
      </div>
      <ol class="reasons">
        <li>{t('councils.reasonMean', { n: cards, points: formatNumber(lang, pointsShown), star: bandStar })}</li>
        {shortfalls.map(({ criterion, title, forStar, has, needs }) => (
          <li key={criterion + forStar}>
            {t('councils.floorHolds', {
              star: forStar,
              criterion,
              title: sentenceCase(title),
              has: formatNumber(lang, has),
              needs,
            })}
          </li>
        ))}
        {shortfalls.length === 0 && bandStar >= 3 && <li>{t('councils.reasonFloorsMet', { star })}</li>}
        {resolved.map(({ criterion, forStar, isMet }) => (
          <li key={`r${criterion}${forStar}`}>
            {t(isMet ? 'councils.reasonResolvedMet' : 'councils.reasonResolvedMissed', { criterion, star: forStar })}
          </li>
        ))}
        {knockOuts.map(({ criterion, text }) => (
          <li key={`k${criterion}`}>{t('councils.reasonKnockOut', { criterion, text })}</li>
        ))}
        <li>
          <b>{recognisable ? t('councils.reasonStar', { star: recognisable }) : t('councils.reasonNone', { star })}</b>
        </li>
      </ol>
    </>
  )
}
