/** What an entry of the diary is in the chain: how it becomes an event, and what happens to lots. */
export type Shape = 'care' | 'gather' | 'receive' | 'make' | 'pack' | 'ship' | 'sell' | 'check' | 'discard'

/** What a step asks for; each is one question in the farmer's words. */
export type Ask =
  | 'area'
  | 'what'
  | 'amount'
  | 'lots'
  | 'code'
  | 'from'
  | 'to'
  | 'place'
  | 'expiry'
  | 'result'
  | 'guests'
  | 'parcels'
  | 'work'

/** A step of a sector's chain, with the unit that its amounts are usually in. */
export type Step = { id: string; shape: Shape; unit: string; asks: readonly Ask[] }

const asksOf = {
  care: ['area', 'work'],
  gather: ['area', 'what', 'amount'],
  receive: ['code', 'from', 'what', 'amount'],
  make: ['lots', 'what', 'amount', 'place'],
  pack: ['lots', 'parcels', 'place'],
  ship: ['lots', 'to'],
  sell: ['lots'],
  check: ['lots', 'result'],
  discard: ['lots', 'work'],
} as const satisfies Record<Shape, readonly Ask[]>

const step = (id: string, shape: Shape, unit = 'kg', more: readonly Ask[] = []): Step => ({
  id,
  shape,
  unit,
  asks: [...asksOf[shape], ...more],
})

const ending = (unit: string): Step[] => [
  step('check', 'check', unit),
  step('box', 'pack', unit),
  step('ship', 'ship', unit),
  step('sell', 'sell', unit),
  step('discard', 'discard', unit),
]
const receive = step('receive', 'receive')

/**
 * The steps of a producer's day, sector by sector: the critical tracking events that TCVN 12827:2023 (fresh produce),
 * 13843:2023 (honey), 13993:2024 (tea) and 13840:2023 (coffee) ask for, and the same cut for sectors that have no standard yet.
 */
export const sectors = {
  fresh: [
    step('care', 'care'),
    step('harvest', 'gather'),
    step('sort', 'make', 'kg', ['expiry']),
    receive,
    ...ending('kg'),
  ],
  rice: [
    step('care', 'care'),
    step('harvest', 'gather'),
    step('dry', 'make'),
    step('mill', 'make'),
    step('bag', 'make', 'túi', ['expiry']),
    receive,
    ...ending('túi'),
  ],
  tea: [
    step('care', 'care'),
    step('pluck', 'gather'),
    step('roast', 'make'),
    step('fill', 'make', 'hộp', ['expiry']),
    receive,
    ...ending('hộp'),
  ],
  coffee: [
    step('care', 'care'),
    step('pick', 'gather'),
    step('dry', 'make'),
    step('roast', 'make'),
    step('fill', 'make', 'túi', ['expiry']),
    receive,
    ...ending('túi'),
  ],
  honey: [
    step('care', 'care'),
    step('harvest', 'gather'),
    step('filter', 'make'),
    step('fill', 'make', 'chai', ['expiry']),
    receive,
    ...ending('chai'),
  ],
  fish: [
    step('care', 'care'),
    step('catch', 'gather'),
    receive,
    step('salt', 'make'),
    step('draw', 'make', 'lít'),
    step('fill', 'make', 'chai', ['expiry']),
    ...ending('chai'),
  ],
  food: [receive, step('cook', 'make'), step('fill', 'make', 'hộp', ['expiry']), ...ending('hộp')],
  herbal: [
    step('care', 'care'),
    step('harvest', 'gather'),
    receive,
    step('dry', 'make'),
    step('extract', 'make'),
    step('fill', 'make', 'hộp', ['expiry']),
    ...ending('hộp'),
  ],
  craft: [
    step('gather', 'gather'),
    receive,
    step('prepare', 'make'),
    step('make', 'make', 'cái'),
    step('finish', 'make', 'cái'),
    ...ending('cái'),
  ],
  tourism: [
    step('prepare', 'care'),
    step('guests', 'care', 'khách', ['guests']),
    receive,
    step('cook', 'make', 'suất'),
    ...ending('suất'),
  ],
} as const satisfies Record<string, readonly Step[]>

export type SectorId = keyof typeof sectors
export const sectorIds = Object.keys(sectors) as SectorId[]

/** The step of an address like `honey.harvest`; undefined when there is none. */
export function findStep(address: string): { sector: SectorId; step: Step } | undefined {
  const [sector = '', id] = address.split('.')
  const steps: readonly Step[] | undefined = (sectors as Record<string, readonly Step[]>)[sector]
  const found = steps?.find((one) => one.id === id)
  return found && { sector: sector as SectorId, step: found }
}

// The 26 sheets of Decision 26/2026/QĐ-TTg by what their makers do; sheets that are not named are processed food.
const sectorsOfSheets: Readonly<Record<number, SectorId>> = {
  1: 'fresh',
  2: 'fish',
  3: 'rice',
  4: 'honey',
  8: 'fish',
  9: 'fish',
  11: 'tea',
  12: 'tea',
  13: 'coffee',
  18: 'herbal',
  19: 'herbal',
  20: 'herbal',
  21: 'craft',
  22: 'craft',
  23: 'fresh',
  24: 'fresh',
  25: 'fresh',
  26: 'tourism',
}

/** The sector whose steps the maker of a product goes through, by the number of its sheet of criteria. */
export function sectorOf(setNo: number | null): SectorId {
  return sectorsOfSheets[setNo ?? 0] ?? 'food'
}
