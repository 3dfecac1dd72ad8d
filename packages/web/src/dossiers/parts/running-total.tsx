import type { ScoreResult } from '@saolang/core/dossiers/scorecard.ts'
import { sentenceCase } from '@saolang/core/dossiers/self-assessment.ts'

/** Words with blanks `{n}`: they come from the page, because an island carries no message file to the browser. */
export type TotalWords = Record<
  'total' | 'stars' | 'holdsDown' | 'shortfall' | 'knockedOut' | 'unanswered' | 'how',
  string
>

export type RunningTotalProps = { result: ScoreResult; unanswered: number; starHref: string; words: TotalWords }

/** Points, star and what holds the star down, in one bar at the foot of the page; the same on the server and while one chooses. */
export function RunningTotal({ result, unanswered, starHref, words }: RunningTotalProps) {
  const { points, star, bandStar, shortfalls, knockOuts } = result
  return (
    <div class="running-total" role="status">
      <p class="running-line">
        <b>{fill(words.total, { points })}</b>
        <span class="stars" role="img" aria-label={fill(words.stars, { n: star })}>
          {[1, 2, 3, 4, 5].map((n) => (
            <svg key={n} class={n <= star ? undefined : 'off'} aria-hidden="true">
              <use href="#star" />
            </svg>
          ))}
        </span>
        {unanswered > 0 && <span class="soft small">{fill(words.unanswered, { n: unanswered })}</span>}
      </p>
      {knockOuts.map(({ criterion }) => (
        <p key={criterion} class="running-stop">
          {fill(words.knockedOut, { criterion })}
        </p>
      ))}
      {shortfalls.length > 0 && (
        <details>
          <summary>{fill(words.holdsDown, { band: bandStar, star })}</summary>
          <ul>
            {shortfalls.map(({ criterion, title, needs, forStar }) => (
              <li key={`${criterion} ${forStar}`}>
                {fill(words.shortfall, { criterion: `${criterion} ${sentenceCase(title)}`, needs, star: forStar })}
              </li>
            ))}
          </ul>
          <a href={starHref}>{words.how}</a>
        </details>
      )}
    </div>
  )
}

const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
