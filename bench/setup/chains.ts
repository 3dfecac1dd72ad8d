/** How many events a document has. */
export const perDocument = 500
/** How many events a chain has. */
export const perChain = 20

/** The lot of a chain after so many levels. */
export const lot = (chain: number, level: number, part = 0) =>
  `https://id.gs1.org/01/09520123456788/10/C${chain}-${level}-${part}`
const day = (chain: number, level: number) =>
  new Date(Date.UTC(2026, 0, 1 + (chain % 300), level * 4, chain % 60)).toISOString()

/** Twenty events: lots are harvested, mixed at four levels, put on a pallet, shipped, received and taken off. */
function chainOf(chain: number): object[] {
  const told = (level: number, fields: object) => ({
    eventTime: day(chain, level),
    eventTimeZoneOffset: '+07:00',
    readPoint: { id: `https://id.gs1.org/414/9520123000011/254/P${chain % 50}` },
    ...fields,
  })
  const some = (...names: string[]) => names.map((epcClass) => ({ epcClass, quantity: 10 + (chain % 7), uom: 'KGM' }))
  const events: object[] = []
  for (let part = 0; part < 5; part++)
    events.push(
      told(0, {
        type: 'ObjectEvent',
        action: 'ADD',
        bizStep: 'commissioning',
        quantityList: some(lot(chain, 0, part)),
      }),
    )
  for (let level = 1; level < 5; level++) {
    const [from, to] = [lot(chain, level - 1), lot(chain, level)]
    const input = level === 1 ? [0, 1, 2, 3, 4].map((part) => lot(chain, 0, part)) : [from]
    events.push(
      told(level, { type: 'TransformationEvent', inputQuantityList: some(...input), outputQuantityList: some(to) }),
    )
    events.push(told(level, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'inspecting', quantityList: some(to) }))
  }
  const pallet = `https://id.gs1.org/00/0952012${String(chain).padStart(10, '0')}0`
  const last = lot(chain, 4)
  events.push(
    told(5, {
      type: 'AggregationEvent',
      action: 'ADD',
      bizStep: 'packing',
      parentID: pallet,
      childQuantityList: some(last),
    }),
  )
  for (const [level, bizStep] of [
    [5, 'shipping'],
    [6, 'receiving'],
    [7, 'storing'],
  ] as const)
    events.push(told(level, { type: 'ObjectEvent', action: 'OBSERVE', bizStep, epcList: [pallet] }))
  events.push(
    told(8, {
      type: 'AggregationEvent',
      action: 'DELETE',
      bizStep: 'unpacking',
      parentID: pallet,
      childQuantityList: [],
    }),
  )
  events.push(told(9, { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'retail_selling', quantityList: some(last) }))
  events.push(told(9, { type: 'ObjectEvent', action: 'DELETE', bizStep: 'destroying', epcList: [pallet] }))
  return events
}

/** A document of events as JSON; documents of one number are the same. */
export function documentOf(number: number): string {
  const chains = perDocument / perChain
  const eventList = Array.from({ length: chains }, (_, i) => chainOf(number * chains + i)).flat()
  return JSON.stringify({
    '@context': 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld',
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-11-01T00:00:00Z',
    epcisBody: { eventList },
  })
}
