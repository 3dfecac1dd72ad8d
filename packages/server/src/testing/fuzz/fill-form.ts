import { drawValue, type Manner, pick } from './draw-value.ts'
import { hostileTexts } from './hostile-values.ts'
import { knownTo, type Making, type Pairs, textOf } from './making.ts'
import type { FormField, PageForm } from './read-forms.ts'

/** Fills a form in as a person would, or as one who means harm. */
export function fillForm(form: PageForm, making: Making, manner: Manner): Pairs {
  const { random } = making
  const pairs: (readonly [string, string])[] = []
  for (const field of form.fields) {
    if (field.kind === 'file' || field.name === 'csrf') continue
    if (field.kind === 'checkbox' && random() < 0.4) continue
    const value = manner === 'hostile' && random() < 0.3 ? pick(random, hostileTexts) : valueIn(field, making, manner)
    pairs.push([field.name, value])
    if (manner === 'hostile' && random() < 0.1) pairs.push([field.name, pick(random, hostileTexts)])
  }
  return manner === 'hostile' ? pairs.filter(() => random() > 0.05) : pairs
}

function valueIn(field: FormField, making: Making, manner: Manner): string {
  const { random } = making
  const { name, kind, value, options } = field
  if (options && options.length > 0) return pick(random, options)
  if (kind === 'hidden' || (value && random() < 0.7)) return value
  if (/-day$|\.day$/.test(name)) return String(1 + Math.floor(random() * 28))
  if (/-month$|\.month$/.test(name)) return String(1 + Math.floor(random() * 12))
  if (/-year$|\.year$/.test(name)) return String(2025 + Math.floor(random() * 2))
  if (kind === 'number' || /quantity|price|dong|amount|grams|count|no$/i.test(name))
    return String(1 + Math.floor(random() * 200))
  if (kind === 'date') return new Date(Date.now() - random() * 1e10).toISOString().slice(0, 10)
  const draw = { random, manner, known: (one: string) => (random() < 0.5 ? knownTo(making, one) : undefined) }
  return textOf(drawValue({ type: 'string', maxLength: kind === 'textarea' ? 300 : 60 }, name, draw))
}
