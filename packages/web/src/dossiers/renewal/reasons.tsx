import type { Problem } from '@saolang/core/kernel/problem.ts'
import { LawSource } from '../../kit/law/law-source.tsx'
import { useProblems } from '../../kit/words.ts'

/** Why something is asked again, every reason with its article. */
export function Reasons({ reasons }: { reasons: readonly Problem[] }) {
  const { all } = useProblems(reasons)
  return (
    <ul>
      {all.map(({ text, source }) => (
        <li key={text}>
          {text}{' '}
          {source && (
            <span class="small soft">
              (<LawSource source={source} />)
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
