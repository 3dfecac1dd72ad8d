import type { Problem } from '@saolang/core/kernel/problem.ts'
import { LawSource } from './law/law-source.tsx'
import { useProblems, useText } from './words.ts'

/** Every refusal, above the heading, each leading to its field. Takes the focus when the page opens. Nothing when there is none. */
export function ErrorSummary({ problems, takesFocus = true }: { problems: readonly Problem[]; takesFocus?: boolean }) {
  const t = useText()
  const { all } = useProblems(problems)
  if (all.length === 0) return null
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus={takesFocus}>
      <h2>{t('kit.errorTitle')}</h2>
      <ul>
        {all.map(({ at, text, source }) => (
          <li key={`${at}${text}`}>
            {at ? <a href={`#${at}`}>{text}</a> : text}
            {source && (
              <span class="soft small">
                {' '}
                (<LawSource source={source} />)
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is wrong with one field, in the same words as in the summary. */
export function FieldError({ id, text }: { id: string; text?: string }) {
  const t = useText()
  if (!text) return null
  return (
    <p class="field-error" id={`${id}-error`}>
      <span class="hidden">{t('kit.errorPrefix')}</span>
      {text}
    </p>
  )
}
