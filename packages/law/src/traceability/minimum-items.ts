/** A text of law and the place in it that asks for an item. */
export type ItemSource = { document: keyof typeof documents; place: string }

/** The texts that say what a traced product must tell, by their short names. */
export const documents = {
  'TT 02/2024': 'Thông tư 02/2024/TT-BKHCN',
  'NĐ 37/2026': 'Nghị định 37/2026/NĐ-CP',
  'QĐ 25/2026': 'Quyết định 25/QĐ-BNNMT năm 2026',
} as const

/**
 * An item of the minimum. `about`: told once of the product, or of each lot. `need`: `always`, or `if-any` where the law asks
 * for it only when there is one.
 */
export type MinimumItem = {
  id: string
  about: 'product' | 'lot'
  need: 'always' | 'if-any'
  sources: readonly ItemSource[]
}

const circular = (no: number): ItemSource => ({ document: 'TT 02/2024', place: `nội dung ${no}` })
const decree: ItemSource = { document: 'NĐ 37/2026', place: 'Điều 32' }
const decision: ItemSource = { document: 'QĐ 25/2026', place: 'dữ liệu tối thiểu' }

/**
 * The union of the legal minimum lists: the ten items of Circular 02/2024/TT-BKHCN, the product passport of Decree
 * 37/2026/NĐ-CP art. 32, and the data of Decision 25/QĐ-BNNMT (7 January 2026).
 */
export const minimumItems = [
  { id: 'product-name', about: 'product', need: 'always', sources: [circular(1), decree] },
  { id: 'product-image', about: 'product', need: 'always', sources: [circular(2)] },
  { id: 'maker-name', about: 'product', need: 'always', sources: [circular(3), decree, decision] },
  { id: 'maker-address', about: 'product', need: 'always', sources: [circular(4), decree] },
  { id: 'maker-identifier', about: 'product', need: 'always', sources: [decree] },
  { id: 'gtin', about: 'product', need: 'if-any', sources: [decree] },
  { id: 'brand', about: 'product', need: 'if-any', sources: [circular(8)] },
  { id: 'standards', about: 'product', need: 'always', sources: [circular(10)] },
  { id: 'shelf-life', about: 'product', need: 'if-any', sources: [circular(9), decree] },
  { id: 'certificates', about: 'product', need: 'if-any', sources: [decree] },
  { id: 'warnings', about: 'product', need: 'if-any', sources: [decree] },
  { id: 'trace-code', about: 'lot', need: 'always', sources: [circular(7), decree, decision] },
  { id: 'made-on', about: 'lot', need: 'always', sources: [circular(6), decree] },
  { id: 'expires-on', about: 'lot', need: 'if-any', sources: [circular(9), decree] },
  { id: 'growing-place', about: 'lot', need: 'always', sources: [decision] },
  { id: 'harvested-on', about: 'lot', need: 'if-any', sources: [decision] },
  { id: 'origin', about: 'lot', need: 'always', sources: [decree] },
  { id: 'stages', about: 'lot', need: 'always', sources: [circular(5), decree, decision] },
  { id: 'stage-places', about: 'lot', need: 'always', sources: [circular(5)] },
] as const satisfies readonly MinimumItem[]

export type MinimumItemId = (typeof minimumItems)[number]['id']

/** A source in words: "Thông tư 02/2024/TT-BKHCN, nội dung 5". */
export function citeItem({ document, place }: ItemSource): string {
  return `${documents[document]}, ${place}`
}
