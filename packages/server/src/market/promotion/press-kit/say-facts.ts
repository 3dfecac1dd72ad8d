import { placeInWords } from '@saolang/core/people/place-name.ts'
import { classification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { formatDay, formatInstant } from '@saolang/web/kit/format.ts'
import { monthsInWords } from '@saolang/web/market/promotion/calendar/season-words.ts'
import type { Fact } from '@saolang/web/market/promotion/press-kit/press-kit-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import { sayStatus, sayTerm } from '@saolang/web/registry/standing.ts'
import { addressOf } from '../../../registry/get-product.ts'
import { toRecognitionView } from '../../../registry/record-view.ts'
import type { PressKit } from './read-press-kit.ts'

/** How the product stands today in one sentence: in force until a day, or lapsed since one. */
export function sayStanding({ record }: PressKit, lang: Lang): string {
  const t = (key: MessageKey, values?: Record<string, string | number>) => say(lang, key, values)
  const current = toRecognitionView(record.current)
  return [sayStatus(t, current.status), sayTerm(t, current)].filter(Boolean).join(', ')
}

/** The facts of a press kit in a language, in the order in which they are asked for. A star that does not hold is no fact. */
export function sayFacts(kit: PressKit, lang: Lang): Fact[] {
  const { record, season, phone } = kit
  const { product, current, place } = record
  const group = classification.find(({ code }) => code === product.industryCode)
  const { standing, star } = current
  const facts: [key: Parameters<typeof say>[1], value: string | null | undefined][] = [
    ['market.kit.name', product.name],
    ['market.kit.producer', product.producer],
    ['market.kit.place', placeInWords(place.commune, place.province)],
    ['market.kit.group', lang === 'en' ? group?.titleEn : group?.title],
    ['market.kit.star', standing.holds && star !== null ? say(lang, 'market.kit.stars', { n: star }) : undefined],
    ['market.kit.standing', sayStanding(kit, lang)],
    ['market.kit.certificate', sayPaper(kit, lang)],
    ['market.kit.authority', current.authorityName],
    ['market.kit.code', record.legalCode ?? record.verificationCode],
    ['market.kit.season', season && saySeason(season, lang)],
    ['market.kit.sourceOf', current.source?.url],
    ['market.kit.contact', phone],
  ]
  return facts.flatMap(([key, value]) => (value ? [{ label: say(lang, key), value }] : []))
}

/** Where the facts are from and of what moment. */
export function saySource({ record, at }: PressKit, lang: Lang, publicUrl: string): string {
  const source = `${publicUrl}/products/${addressOf(record)}`
  return say(lang, 'market.kit.asOf', { at: formatInstant(at.toISOString()), source })
}

/** What must not be done while no certificate holds; undefined while one does. */
export function sayNoStar(kit: PressKit, lang: Lang): string | undefined {
  if (kit.record.current.standing.holds) return undefined
  return say(lang, 'market.kit.noStar', { standing: sayStanding(kit, lang) })
}

function sayPaper({ record: { current } }: PressKit, lang: Lang): string {
  const number = current.number ?? current.decisionNumber ?? say(lang, 'market.kit.inSource')
  const days = [current.issuedOn && formatDay(current.issuedOn)]
  if (current.expiresOn) days.push(say(lang, 'market.kit.until', { day: formatDay(current.expiresOn) }))
  return [number, ...days].filter(Boolean).join(', ')
}

function saySeason({ months, noteVi, noteEn }: NonNullable<PressKit['season']>, lang: Lang): string {
  const note = (lang === 'en' && noteEn) || noteVi
  return [monthsInWords(lang, months), note].filter(Boolean).join('. ')
}
