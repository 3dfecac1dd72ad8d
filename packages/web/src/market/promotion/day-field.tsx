import { DateField } from '../../kit/fields.tsx'
import type { Ask } from '../../kit/words.ts'

/** A day in three boxes, filled in from the 'YYYY-MM-DD' that the form keeps. */
export function DayField({
  ask,
  name,
  label,
  optional,
}: {
  ask: Ask
  name: string
  label: string
  optional?: boolean
}) {
  const { value, error } = ask(name)
  const [year = '', month = '', day = ''] = value.split('-')
  return (
    <DateField
      name={name}
      label={label}
      value={{ day, month, year }}
      {...(optional && { optional })}
      {...(error && { error })}
    />
  )
}
