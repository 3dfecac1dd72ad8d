import type { Problem } from '@saolang/core/kernel/problem.ts'
import { formatInstant } from '../../kit/format.ts'
import { BackLink } from '../../kit/frame.tsx'
import { Page } from '../../kit/page.tsx'
import { useProblems, useText } from '../../kit/words.ts'

export type CodePageProps = {
  course: string
  sessionId: string
  startsAt: string
  attended: number
  code?: { letters: string; qr: string; address: string }
  closed: readonly Problem[]
  /** The page asks for the next code by itself, unless its reader stopped it. */
  isStill: boolean
}

/** The trainer's screen: a code to scan that changes by the minute, with letters to type beside it. */
export function CodePage({ course, sessionId, startsAt, attended, code, closed, isStill }: CodePageProps) {
  const t = useText()
  const { all } = useProblems(closed)
  const here = `/courses/sessions/${sessionId}/code`
  return (
    <Page
      title={t('support.attendance')}
      robots="noindex"
      sheet="support.css"
      way={<BackLink href={`/courses/sessions/${sessionId}`} label={t('support.sessionList')} />}
    >
      <div class="attend-screen">
        <h1>{course}</h1>
        <p class="soft">{formatInstant(startsAt)}</p>
        {all.map(({ text }) => (
          <p key={text}>{text}</p>
        ))}
        {code && (
          <>
            <p>{t('support.scanThis')}</p>
            <img
              class="attend-qr"
              src={code.qr}
              alt={t('support.qrAlt', { code: code.letters })}
              width="360"
              height="360"
            />
            <p class="attend-letters">{code.letters}</p>
            <p class="soft">{t('support.orType', { address: code.address })}</p>
          </>
        )}
        <p>
          <b>{t('support.presentSoFar', { n: attended })}</b>
        </p>
        <p>
          {isStill ? (
            <a href={here}>{t('support.codeGoOn')}</a>
          ) : (
            <a href={`${here}?still=1`}>{t('support.codeStop')}</a>
          )}
        </p>
      </div>
    </Page>
  )
}
