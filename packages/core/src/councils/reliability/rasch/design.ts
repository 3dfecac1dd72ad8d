import { distinct } from '../rating.ts'

/** One mark: what a member gave a product on a criterion of its sheet, in points. */
export type Mark = { product: string; member: string; criterion: string; sheet: string; points: number }

/** Elements of one facet by number, and back. */
export type Facet = { names: string[]; place: Map<string, number> }

/** Marks as numbers: `category[i]` is the rank of the points among those seen on that criterion; categories nobody used are no steps. */
export type Design = {
  products: Facet
  members: Facet
  criteria: Facet
  product: Int32Array
  member: Int32Array
  criterion: Int32Array
  category: Int32Array
  /** Points of each category, by criterion. */
  points: number[][]
  /** Sheet of each criterion, by number of the sheet. */
  sheetOf: Int32Array
  /** Sheet of each product. */
  sheetOfProduct: Int32Array
  sheets: string[]
}

/** Marks laid out for estimation. Throws when a criterion stands on two sheets. */
export function designOf(marks: readonly Mark[]): Design {
  const products = facetOf(marks.map(({ product }) => product))
  const members = facetOf(marks.map(({ member }) => member))
  const criteria = facetOf(marks.map(({ criterion }) => criterion))
  const sheets = facetOf(marks.map(({ sheet }) => sheet))
  const seen = criteria.names.map(() => new Set<number>())
  const sheetOf = new Int32Array(criteria.names.length).fill(-1)
  const sheetOfProduct = new Int32Array(products.names.length)
  for (const mark of marks) {
    const c = placeOf(criteria, mark.criterion)
    const sheet = placeOf(sheets, mark.sheet)
    if (sheetOf[c] !== -1 && sheetOf[c] !== sheet) throw new Error(`criterion ${mark.criterion} stands on two sheets`)
    sheetOf[c] = sheet
    sheetOfProduct[placeOf(products, mark.product)] = sheet
    seen[c]?.add(mark.points)
  }
  const points = seen.map((set) => [...set].toSorted((a, b) => a - b))
  const column = (of: (mark: Mark) => number) => Int32Array.from(marks, of)
  const criterion = column((mark) => placeOf(criteria, mark.criterion))
  return {
    ...{ products, members, criteria, points, sheetOf, sheetOfProduct, criterion },
    product: column((mark) => placeOf(products, mark.product)),
    member: column((mark) => placeOf(members, mark.member)),
    category: Int32Array.from(marks, (mark, i) => (points[criterion[i] as number] as number[]).indexOf(mark.points)),
    sheets: sheets.names,
  }
}

function facetOf(names: readonly string[]): Facet {
  const unique = distinct(names)
  return { names: unique, place: new Map(unique.map((name, i) => [name, i])) }
}

const placeOf = ({ place }: Facet, name: string): number => place.get(name) as number

/**
 * Marks of products, members and criteria that are not at the very end of their scale throughout: an end has no finite measure, and
 * without it others may come to an end, so it is done until nothing changes (Linacre 1989, section 8.4). Gives also who was left out.
 */
export function withoutExtremes(marks: readonly Mark[]): { marks: Mark[]; products: string[]; members: string[] } {
  let kept = [...marks]
  const out = { products: new Set<string>(), members: new Set<string>() }
  for (;;) {
    const ends = endsOf(kept)
    const products = extremesOf(kept, ends, ({ product }) => product)
    const members = extremesOf(kept, ends, ({ member }) => member)
    for (const name of products) out.products.add(name)
    for (const name of members) out.members.add(name)
    const left = kept.filter(
      ({ product, member, criterion }) => !products.has(product) && !members.has(member) && spreads(ends, criterion),
    )
    if (left.length === kept.length) return { marks: kept, products: [...out.products], members: [...out.members] }
    kept = left
  }
}

type Ends = Map<string, { low: number; high: number }>

function endsOf(marks: readonly Mark[]): Ends {
  const ends: Ends = new Map()
  for (const { criterion, points } of marks) {
    const end = ends.get(criterion) ?? { low: points, high: points }
    ends.set(criterion, { low: Math.min(end.low, points), high: Math.max(end.high, points) })
  }
  return ends
}

const spreads = (ends: Ends, criterion: string) => {
  const end = ends.get(criterion)
  return end !== undefined && end.low < end.high
}

function extremesOf(marks: readonly Mark[], ends: Ends, of: (mark: Mark) => string): Set<string> {
  const at = new Map<string, { low: boolean; high: boolean }>()
  for (const mark of marks) {
    if (!spreads(ends, mark.criterion)) continue
    const { low, high } = ends.get(mark.criterion) as { low: number; high: number }
    const so = at.get(of(mark)) ?? { low: true, high: true }
    at.set(of(mark), { low: so.low && mark.points === low, high: so.high && mark.points === high })
  }
  return new Set([...at].filter(([, { low, high }]) => low || high).map(([name]) => name))
}
