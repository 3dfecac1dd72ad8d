import { useShell } from '../../../kit/shell.tsx'
import { monthsInWords } from './season-words.ts'

const monthNumbers = Array.from({ length: 12 }, (_, i) => i + 1)

/** The twelve months with those in season, said in words for whoever does not see it. */
export function YearBar({ months, best }: { months: readonly number[]; best: readonly number[] }) {
  const { lang } = useShell()
  return (
    <>
      <p class="small">{monthsInWords(lang, months)}</p>
      <ol class="year" aria-hidden="true">
        {monthNumbers.map((month) => (
          <li key={month} class={best.includes(month) ? 'best' : months.includes(month) ? 'in' : undefined}>
            {month}
          </li>
        ))}
      </ol>
    </>
  )
}
