import type { Way } from '@saolang/core/dossiers/improvement.ts'
import type { ScoreResult } from '@saolang/core/dossiers/scorecard.ts'
import { listAssessmentPages, sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'
import { type CriteriaSet, findLeaf } from '@saolang/law/criteria-set.ts'
import { PointsBar } from '../kit/measures.tsx'
import { Card, Chip, Notice } from '../kit/notices.tsx'
import { Stars } from '../kit/stars.tsx'
import { useText } from '../kit/words.ts'
import type { DossierHead } from './parts/dossier-head.tsx'
import { DossierPage } from './parts/dossier-page.tsx'

export type StarPageProps = {
  head: DossierHead
  set: CriteriaSet
  result: ScoreResult
  /** The cheapest ways to each higher star, the next one first. */
  goals: readonly { star: number; ways: readonly Way[] }[]
}

/** `/dossiers/{id}/star`: what holds the star down, and the shortest ways up. */
export function StarPage({ head, set, result, goals }: StarPageProps) {
  const t = useText()
  const { points, star, bandStar, parts, shortfalls } = result
  return (
    <DossierPage head={head} title={t('dossiers.starTitle')}>
      <p>
        <Stars count={star} size="large" />
        <br />
        <b>{t('dossiers.starNow', { points, star })}</b>
      </p>
      {set.parts.map(({ code, max }) => (
        <PointsBar key={code} label={t(`dossiers.task.assess-${code}`)} points={parts[code]} max={max} />
      ))}
      {shortfalls.length > 0 && (
        <Notice tone="warn" title={t('dossiers.holdsDown', { band: bandStar, star })}>
          <ul>
            {shortfalls.map(({ criterion, title, needs, forStar }) => (
              <li key={`${criterion} ${forStar}`}>
                <a href={addressOf(head.id, set, criterion)}>
                  {t('dossiers.shortfall', { criterion: `${criterion} ${sentenceCase(title)}`, needs, star: forStar })}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {goals.length === 0 && <Notice tone="good">{t('dossiers.starTop')}</Notice>}
      {goals.map(({ star: goal, ways }) => (
        <section key={goal}>
          <h2>{t('dossiers.starTo', { n: goal })}</h2>
          {ways.length === 0 && <p>{t('dossiers.starNoWay')}</p>}
          {ways.map((way, i) => (
            <WayCard key={way.changes.map(({ to }) => to).join()} way={way} n={i + 1} head={head} set={set} />
          ))}
        </section>
      ))}
      <p class="soft">{t('dossiers.starNote')}</p>
    </DossierPage>
  )
}

function WayCard({ way, n, head, set }: { way: Way; n: number; head: DossierHead; set: CriteriaSet }) {
  const t = useText()
  const textOf = (criterion: string, option: string | undefined) =>
    findLeaf(set, criterion)?.options.find(({ id }) => id === option)?.text
  return (
    <Card title={t('dossiers.starWay', { n, gain: way.gain, points: way.points })}>
      <ul class="way">
        {way.changes.map(({ criterion, title, from, to, neededByFloor, getsPoints, hasPoints }) => (
          <li key={criterion}>
            <a href={addressOf(head.id, set, criterion)}>
              {criterion} {sentenceCase(title)}
            </a>{' '}
            <Chip tone={neededByFloor ? 'warn' : 'calm'}>
              {hasPoints} → {getsPoints}
            </Chip>
            <p class="soft">
              {textOf(criterion, from) && `${t('dossiers.starFrom', { from: textOf(criterion, from) ?? '' })} `}
              {t('dossiers.starToOption', { to: textOf(criterion, to) ?? '' })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The place of a criterion in the self-assessment. */
export function addressOf(id: string, set: CriteriaSet, criterion: string): string {
  const page = listAssessmentPages(set).find(({ leaves }) => leaves.some(({ code }) => code === criterion))
  return `/dossiers/${id}/${page?.step ?? 'star'}#${criterion}`
}
