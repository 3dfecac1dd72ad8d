import { PointsBar } from '../kit/measures.tsx'
import { useText } from '../kit/words.ts'
import type { RecognitionView } from './record.ts'

/** Why so many stars: the points of each part, who gave them and by which sheet. */
export function ScoreParts({ recognition }: { recognition: RecognitionView }) {
  const t = useText()
  const { star, parts, points, set, authority, source } = recognition
  return (
    <section class="part">
      <h2>{star ? t('registry.whyStars', { n: star }) : t('registry.whatSourceTells')}</h2>
      {parts ? (
        <>
          {parts.map(({ code, title, points, max }) => (
            <PointsBar key={code} label={title} points={points} max={max} />
          ))}
          <p class="soft small">
            {t('registry.judgedBy', { authority: authority ?? '', n: points ?? 0 })}{' '}
            {set && t('registry.bySet', { no: set.no, title: set.title, decision: set.decision })}
          </p>
        </>
      ) : (
        <p class="soft">
          {points !== undefined ? t('registry.pointsInSource', { n: points }) : t('registry.noPointsInSource')}
        </p>
      )}
      {source && <SourceNote source={source} />}
    </section>
  )
}

const levelWords = {
  A: 'registry.sourceA',
  'A-': 'registry.sourceAMinus',
  B1: 'registry.sourceB1',
  C: 'registry.sourceC',
} as const

/** Where a transcribed fact comes from and how much it weighs; a weak source says so. */
function SourceNote({ source }: { source: NonNullable<RecognitionView['source']> }) {
  const t = useText()
  const { level, url, published, words, note } = source
  const href = url.match(/https?:\/\/[^\s;()]+/)?.[0]
  return (
    <div class={`notice ${level === 'C' ? 'warn' : 'info'}`}>
      <div>
        <p>
          {t(levelWords[level])}:{' '}
          {href ? (
            <a href={href} rel="nofollow noopener">
              {new URL(href).hostname.replace(/^www\./, '')}
            </a>
          ) : (
            url
          )}
          {published && `, ${published}`}. {t('registry.sourceWords', { words })}
        </p>
        {note && <p class="small soft">{note}</p>}
      </div>
    </div>
  )
}
