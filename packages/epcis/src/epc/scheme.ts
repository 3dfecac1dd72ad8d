/**
 * How an EPC scheme spells a GS1 key after `urn:epc:id:` and the like (EPC Tag Data Standard, section 6.3): the company prefix,
 * a dot, a reference, and for some a dot and a serial. `digits` is how many digits prefix and reference have together;
 * without it the reference is text up to the length of its application identifier.
 */
export type Scheme = {
  name: string
  /** The application identifier of the key. */
  ai: string
  digits?: number
  /** The reference begins with a digit that stands before the company prefix in the key: GTIN and SSCC. */
  leads?: boolean
  /** What the key holds before the company prefix: the filler zero of GRAI. */
  filler?: string
  /** The key ends in a check digit, which the URN leaves out. */
  hasCheckDigit?: boolean
  /** Piece and total stand between reference and serial. */
  hasPieces?: boolean
  /** Where the serial goes: an application identifier of its own, or the end of the key. */
  serial?: string | 'in-key'
}

const tradeItem = { ai: '01', digits: 13, leads: true, hasCheckDigit: true } as const
const location = { digits: 12, hasCheckDigit: true } as const

const instanceSchemes: readonly Scheme[] = [
  { name: 'sgtin', ...tradeItem, serial: '21' },
  { name: 'upui', ...tradeItem, serial: '235' },
  { name: 'itip', ...tradeItem, ai: '8006', hasPieces: true, serial: '21' },
  { name: 'sscc', ai: '00', digits: 17, leads: true, hasCheckDigit: true },
  { name: 'sgln', ai: '414', ...location, serial: '254' },
  { name: 'pgln', ai: '417', ...location },
  { name: 'grai', ai: '8003', ...location, filler: '0', serial: 'in-key' },
  { name: 'gdti', ai: '253', ...location, serial: 'in-key' },
  { name: 'sgcn', ai: '255', ...location, serial: 'in-key' },
  { name: 'gsrn', ai: '8018', digits: 17, hasCheckDigit: true },
  { name: 'gsrnp', ai: '8017', digits: 17, hasCheckDigit: true },
  { name: 'gsin', ai: '402', digits: 16, hasCheckDigit: true },
  { name: 'giai', ai: '8004' },
  { name: 'ginc', ai: '401' },
  { name: 'cpi', ai: '8010', serial: '8011' },
]

const patterned = ['sgtin', 'upui', 'itip', 'sgln', 'grai', 'gdti', 'sgcn', 'cpi']

/** Every scheme that a GS1 key stands behind, by what its URNs begin with: instances, the lot class, and patterns over all serials. */
export const schemes: ReadonlyMap<string, Scheme> = new Map([
  ...instanceSchemes.map((scheme) => [`urn:epc:id:${scheme.name}:`, scheme] as const),
  ['urn:epc:class:lgtin:', { name: 'lgtin', ...tradeItem, serial: '10' }],
  ...instanceSchemes
    .filter(({ name }) => patterned.includes(name))
    .map((scheme) => [`urn:epc:idpat:${scheme.name}:`, scheme] as const),
])
