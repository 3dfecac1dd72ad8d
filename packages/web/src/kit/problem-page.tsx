import type { Problem } from '@saolang/core/kernel/problem.ts'
import { sayProblem } from '../messages/messages.ts'
import { LawSource } from './law/law-source.tsx'
import { Page } from './page.tsx'
import { useShell } from './shell.tsx'
import { useText } from './words.ts'

export type ProblemPageProps = {
  status: number
  problems: Problem[]
  /** The code that finds this answer in the logs, to be read out to the officer. */
  incident?: string
}

/** What a reader sees when something was refused outside a form, was not found, or broke: every reason, and ways on. */
export function ProblemPage({ status, problems, incident }: ProblemPageProps) {
  const t = useText()
  const { lang, user } = useShell()
  return (
    <Page title={t('kit.problemTitle')} layout="form" robots="noindex">
      <p class="soft">{status}</p>
      <h1>{t('kit.problemTitle')}</h1>
      <ul>
        {problems.map((problem) => (
          <li key={problem.code + problem.at}>
            {sayProblem(lang, problem)}
            {problem.source && (
              <span class="soft small">
                {' '}
                (<LawSource source={problem.source} />)
              </span>
            )}
          </li>
        ))}
      </ul>
      <p>{t('kit.nothingLost')}</p>
      {incident && status !== 404 && <p class="soft">{t('kit.incidentCode', { code: incident })}</p>}
      <p>
        <a href={user ? (user.role === 'producer' ? '/dossiers' : '/desk') : '/'}>
          {user ? t('kit.myWork') : t('kit.home')}
        </a>
      </p>
    </Page>
  )
}

/** The words of one refusal, for the JSON API: the same as on the page. */
export function problemText(problem: Problem, lang: 'vi' | 'en'): string {
  return sayProblem(lang, problem)
}
