import { listProblems, type Problem } from '../../kernel/problem.ts'

/** Who brings a parcel: the seller, or a carrier that the seller has a contract with. */
export const carriers = ['own', 'ghn', 'ghtk', 'viettel-post', 'ems'] as const
export type CarrierName = (typeof carriers)[number]

/** A carrier that is asked over the network. */
export type LinkedCarrier = Exclude<CarrierName, 'own'>
export const linkedCarriers = ['ghn', 'ghtk', 'viettel-post', 'ems'] as const satisfies readonly LinkedCarrier[]

/** What a carrier asks of who books with it, and what it takes. `grams` and `edgeCm` are the most of one parcel. */
type CarrierRules = { credentials: readonly string[]; grams: number; edgeCm: number }

/** Credentials as each carrier names them, and the weights and sizes of its parcel service. */
export const carrierRules = {
  ghn: { credentials: ['token', 'shopId'], grams: 50_000, edgeCm: 200 },
  ghtk: { credentials: ['token', 'clientSource'], grams: 20_000, edgeCm: 80 },
  'viettel-post': { credentials: ['username', 'password'], grams: 30_000, edgeCm: 150 },
  ems: { credentials: ['merchantToken'], grams: 31_500, edgeCm: 150 },
} as const satisfies Record<LinkedCarrier, CarrierRules>

/** What is packed: whole grams, and the edges of the box in whole centimetres. */
export type ParcelSize = { grams: number; lengthCm: number; widthCm: number; heightCm: number }

/** A box that most packs of a village fit in, where its seller says no other. */
export const usualBox = { lengthCm: 25, widthCm: 20, heightCm: 15 } as const

/** Why a parcel cannot be taken: no weight, no size, or more than the carrier takes. */
export function findParcelProblems(size: ParcelSize, carrier: CarrierName): Problem[] {
  const most = carrier === 'own' ? { grams: 200_000, edgeCm: 300 } : carrierRules[carrier]
  const edges = [
    ['lengthCm', size.lengthCm],
    ['widthCm', size.widthCm],
    ['heightCm', size.heightCm],
  ] as const
  return [
    ...listProblems([
      !(Number.isInteger(size.grams) && size.grams > 0) && { code: 'parcel.weight', at: 'grams' },
      size.grams > most.grams && { code: 'parcel.too-heavy', at: 'grams', values: { kg: most.grams / 1000 } },
    ]),
    ...edges.flatMap(([at, cm]) =>
      listProblems([
        !(Number.isInteger(cm) && cm > 0) && { code: 'parcel.size', at },
        cm > most.edgeCm && { code: 'parcel.too-long', at, values: { cm: most.edgeCm } },
      ]),
    ),
  ]
}

const unitGrams = { kg: 1000, g: 1, gr: 1, gram: 1, ml: 1, l: 1000, lit: 1000, lít: 1000 } as const
const measure = /(\d+(?:[.,]\d+)?)\s*(kg|gram|gr|g|ml|lít|lit|l)(?![\p{L}\d])/iu
const unknownGrams = 500
const wrapped = 1.2

/**
 * What a pack weighs when its seller has not weighed it: its contents by the words of the pack ("Chai 500 ml", "Túi 1,5 kg")
 * and a fifth for glass and wrapping; half a kilogram of contents where the words tell none. Whole grams.
 */
export function guessGrams(pack: string): number {
  const [, amount, unit] = measure.exec(pack.normalize('NFC')) ?? []
  const contents =
    amount && unit
      ? Number(amount.replace(',', '.')) * unitGrams[unit.toLowerCase() as keyof typeof unitGrams]
      : unknownGrams
  return Math.max(Math.round(contents * wrapped), 1)
}
