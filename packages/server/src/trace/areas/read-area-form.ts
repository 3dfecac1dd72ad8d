import { Refused } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import {
  AreaForm,
  areaKinds,
  CodeForm,
  ContractForm,
  PaperForm,
  SeasonForm,
  shapeWays,
} from '@saolang/core/trace/areas/area.ts'
import { readPositions, toShape } from '@saolang/core/trace/areas/shape.ts'
import { readAmount } from '@saolang/core/trace/diary/units.ts'
import type { z } from 'zod'
import { parseForm, readDay } from '../../platform/form.ts'
import type { Location } from './save-area.ts'

type Sent = Readonly<Record<string, string>>

/** What a form tells of an area. Its kind and commune were chosen from a list. */
export function readAreaForm(sent: Sent): AreaForm {
  const text = (name: string) => tidy(sent[name] ?? '').slice(0, 300)
  return parseForm(AreaForm, {
    name: text('name'),
    kind: areaKinds.find((kind) => kind === sent.kind) ?? 'field',
    crop: text('crop'),
    communeCode: text('communeCode').slice(0, 10),
    growerName: text('growerName'),
  })
}

/** Where the area lies as its form tells: corners, one point, or nothing. Refuses text that is no position. */
export function readLocation({ shape = '', way }: Sent): Location | undefined {
  if (!shape.trim()) return undefined
  const corners = readPositions(shape)
  if (!corners) throw new Refused([{ code: 'area.unreadable', at: 'shape' }])
  if (corners.length === 2) throw new Refused([{ code: 'area.two-corners', at: 'shape' }])
  const told = shapeWays.find((one) => one === way) ?? 'typed'
  return corners.length === 1 ? { point: corners[0], way: told } : { shape: toShape(corners), way: told }
}

/** The forms beneath an area, each read into what its use case takes; refuses a day or an amount that is none. */
export const readTold = {
  seasons: (sent: Sent) =>
    parse(SeasonForm, {
      ...textsOf(sent, 'name', 'crop'),
      ...daysOf(sent, 'startsOn', 'endsOn'),
      expectedKilograms: readAmount(sent.expectedKilograms ?? ''),
    }),
  papers: (sent: Sent) =>
    parse(PaperForm, { ...textsOf(sent, 'kind', 'number', 'issuer'), ...daysOf(sent, 'issuedOn', 'expiresOn') }),
  codes: (sent: Sent) =>
    parse(CodeForm, { ...textsOf(sent, 'scheme', 'value', 'market'), ...daysOf(sent, 'validFrom', 'validTo') }),
  contracts: (sent: Sent) =>
    parse(ContractForm, {
      ...textsOf(sent, 'growerName'),
      ...daysOf(sent, 'signedOn', 'endsOn'),
      kilograms: readAmount(sent.kilograms ?? '') || undefined,
    }),
}

const textsOf = (sent: Sent, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, tidy(sent[name] ?? '').slice(0, 300)]))
const daysOf = (sent: Sent, ...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, readDay(sent, name) || undefined]))

function parse<S extends z.ZodType>(schema: S, told: unknown): z.infer<S> {
  const read = schema.safeParse(told)
  if (read.success) return read.data
  throw new Refused(read.error.issues.map(({ path }) => problemOf(String(path[0]))))
}

const problemOf = (at: string) => ({ code: /kilograms/i.test(at) ? 'area.yield-missing' : 'area.day-missing', at })
