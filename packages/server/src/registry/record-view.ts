import { fold } from '@saolang/core/kernel/text.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { classification, findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { findCriteriaSetById } from '@saolang/law/in-force.ts'
import type { RecognitionView, RecordView } from '@saolang/web/registry/record.ts'
import { addressOf, type Recognition, type RegisterRecord } from './get-product.ts'

/** A record as the pages tell it: what is not known is left out. */
export function toRecordView(record: RegisterRecord): RecordView {
  const { product, place, current, recognitions, legalCode, formerCodes, verificationCode } = record
  const line = product.setNo === null ? undefined : findClassification(product.setNo)?.line
  const todaysPlace = placeInWords(place.commune, place.province)
  return {
    name: product.name,
    address: addressOf(record),
    province: place.province,
    industryCode: product.industryCode,
    industry: classification.find(({ code }) => code === product.industryCode)?.title ?? '',
    verificationCode: verificationCode as string,
    formerCodes,
    isSample: product.isDemo,
    isTranscribed: current.kind === 'transcribed',
    current: toRecognitionView(current),
    recognitions: recognitions.map(toRecognitionView),
    ...optional({
      producer: product.producer,
      commune: place.commune,
      recordedPlace: fold(product.recordedPlace) === fold(todaysPlace) ? null : product.recordedPlace,
      legalCode,
      gtin: product.gtin,
    }),
    ...(line && { set: { no: line.set, title: line.subgroup ?? line.group } }),
    ...(record.mergedInto && { mergedInto: record.mergedInto }),
  }
}

/** A recognition as the pages tell it. */
export function toRecognitionView(recognition: Recognition): RecognitionView {
  const renewal = recognition.renewals.findLast(({ closedOn }) => closedOn === null)
  const { id, fact, year, standing, source, parts, setId, events, kind } = recognition
  const set = setId === null ? undefined : findCriteriaSetById(setId)
  return {
    id,
    fact,
    year,
    status: standing.status,
    holds: standing.holds,
    ...optional({
      until: standing.until,
      since: standing.since,
      star: recognition.star,
      issuedOn: recognition.issuedOn,
      expiresOn: recognition.expiresOn,
      certificateNumber: recognition.number,
      decisionNumber: recognition.decisionNumber,
      authority: recognition.authorityName,
      signer: recognition.signer,
      points: recognition.points,
      code: recognition.code,
    }),
    ...(set && { set: { no: set.no, title: set.title, decision: set.decision } }),
    ...(parts &&
      set && { parts: set.parts.map(({ code, title, max }) => ({ code, title, max, points: parts[code] })) }),
    ...(source && { source: { level: source.level, url: source.url, words: source.words, ...optional(pick(source)) } }),
    ...(standing.extendedBy === 'renewal' && renewal && { renewalFiledOn: renewal.filedOn }),
    ...(kind === 'issued' && recognition.code && { paperHref: `/products/${recognition.code}/certificate.pdf` }),
    events: events.map(({ kind, on, ...event }) => ({
      kind,
      ...('until' in event && event.until && { until: event.until }),
      ...optional({ on, documentNumber: event.documentNumber, ground: event.ground, reason: event.reason }),
    })),
  }
}

const pick = ({ published, note }: { published: string | null; note: string | null }) => ({ published, note })

type Known<T> = { [K in keyof T]?: NonNullable<T[K]> }

function optional<T extends Record<string, unknown>>(facts: T): Known<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null)) as Known<T>
}
