import { Refused } from '@saolang/core/kernel/problem.ts'
import { type Demand, type QualityPaper, qualityPapers } from '@saolang/core/market/demand/demand.ts'
import { readAmount, readMonths, type SupplyUnit } from '@saolang/core/market/demand/months.ts'
import { mostTiers, type PriceTier, type QuoteTerms } from '@saolang/core/market/demand/quote.ts'
import type { SupplyForm } from '@saolang/core/market/demand/supply.ts'
import { type Fields, readDay, readList, readText } from '../../../platform/form.ts'

/** What was typed, one text a field, to show it again. */
export function typedOf(fields: Readonly<Fields>): Record<string, string> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, readText(fields, name)]))
}

/** One of the choices that a form offers; refuses with `malformed.choice` what none of its buttons sends. */
export function readChoice<C extends string>(fields: Readonly<Fields>, name: string, choices: readonly C[]): C {
  const choice = choices.find((known) => known === readText(fields, name))
  if (choice === undefined) throw new Refused([{ code: 'malformed.choice', at: name }])
  return choice
}

/** An instant in Viet Nam from a day and an hour; an invalid date when there is none. */
export function readInstant(day: string, time: string): Date {
  return /^\d{1,2}:\d{2}$/.test(time) ? new Date(`${day}T${time.padStart(5, '0')}:00+07:00`) : new Date(Number.NaN)
}

const number = (text: string) =>
  /^\d{1,12}$/.test(text.replaceAll('.', '')) ? Number(text.replaceAll('.', '')) : Number.NaN
const orNull = (text: string) => (text === '' ? null : number(text))

/** A request as its form sends it. */
export function readDemandForm(fields: Readonly<Fields>): Demand & { invited: string[] } {
  const text = (name: string) => readText(fields, name)
  return {
    ...{ title: text('title'), quality: text('quality'), packing: text('packing') },
    ...{ deliveryPlace: text('deliveryPlace'), deliveryProvince: text('deliveryProvince') },
    setNo: number(text('setNo')),
    unit: text('unit') as SupplyUnit,
    minStar: orNull(text('minStar')),
    papers: readPapers(fields),
    minShelfDays: number(text('minShelfDays') || '0'),
    fromProvinces: text('fromProvince') ? [text('fromProvince')] : [],
    priceFromDong: orNull(text('priceFromDong')),
    priceToDong: orNull(text('priceToDong')),
    replyBy: readInstant(readDay(fields, 'replyBy'), '17:00'),
    access: text('access') === 'invited' ? 'invited' : 'open',
    months: readMonths(fields),
    invited: readList(fields, 'invited').filter((id) => /^[0-9a-f-]{36}$/.test(id)),
  }
}

function readPapers(fields: Readonly<Fields>): QualityPaper[] {
  const ticked = readList(fields, 'papers')
  return qualityPapers.filter((paper) => ticked.includes(paper))
}

/** A declared supply as its form sends it. */
export function readSupplyForm(fields: Readonly<Fields>): SupplyForm {
  const text = (name: string) => readText(fields, name)
  return {
    unit: text('unit') as SupplyUnit,
    shelfDays: number(text('shelfDays')),
    minOrder: text('minOrder') ? readAmount(text('minOrder')) : 0,
    deliversTo: /^\d{2}$/.test(text('deliversTo')) ? [text('deliversTo')] : [],
    months: readMonths(fields),
    papers: qualityPapers
      .map((kind) => ({ kind, number: text(`paper-${kind}`), untilOn: text(`until-${kind}`) }))
      .filter((paper) => paper.number !== '' || paper.untilOn !== ''),
  }
}

/** The terms of an answer as its form sends them. */
export function readQuoteTerms(fields: Readonly<Fields>): QuoteTerms {
  const text = (name: string) => readText(fields, name)
  return {
    tiers: readTiers(fields),
    paymentDays: number(text('paymentDays')),
    leadDays: number(text('leadDays')),
    validUntil: text('validUntil'),
    terms: text('terms'),
  }
}

function readTiers(fields: Readonly<Fields>): PriceTier[] {
  return Array.from({ length: mostTiers }, (_, i) => ({
    from: i === 0 ? '0' : readText(fields, `tier-${i}-from`),
    dong: readText(fields, `tier-${i}-dong`),
  }))
    .filter(({ from, dong }, i) => i === 0 || from !== '' || dong !== '')
    .map(({ from, dong }) => ({ from: readAmount(from), dong: number(dong) }))
}

/** What a quote's form shows of a draft. */
export function writeQuoteForm({
  tiers,
  paymentDays,
  leadDays,
  validUntil,
  terms,
}: QuoteTerms): Record<string, string> {
  const prices = tiers.flatMap(({ from, dong }, i) => [
    [`tier-${i}-from`, String(from)],
    [`tier-${i}-dong`, String(dong)],
  ])
  return {
    ...Object.fromEntries(prices),
    ...{ paymentDays: String(paymentDays), leadDays: String(leadDays), validUntil, terms },
  }
}

/** Months as the fields of a form. */
export function writeMonths(months: readonly { month: string; quantity: number }[]): Record<string, string> {
  return Object.fromEntries(months.map(({ month, quantity }) => [`month-${month}`, String(quantity).replace('.', ',')]))
}
