/** Why something is called back. */
export const hazards = [
  'microbe',
  'chemical',
  'foreign-body',
  'allergen',
  'labelling',
  'counterfeit',
  'quality',
  'other',
] as const
export type Hazard = (typeof hazards)[number]

/** What is done with what came back (Luật An toàn thực phẩm 2010, Điều 55 khoản 3; Thông tư 17/2021/TT-BNNPTNT). */
export const disposals = ['fix', 'repurpose', 're-export', 'destroy'] as const
export type Disposal = (typeof disposals)[number]

/** How a holder without an account here was told. */
export const handWays = ['phone', 'letter', 'visit'] as const
export type HandWay = (typeof handWays)[number]

/** What anybody may know of a recall. `isCompulsory`: an authority opened it, not the maker (Điều 55 khoản 2). */
export type RecallStatus = {
  code: string
  productName: string
  hazard: Hazard
  reason: string
  advice: string
  isCompulsory: boolean
  openedAt: Date
  closedAt: Date | null
}
