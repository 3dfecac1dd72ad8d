/** A sheet or roll of labels; lengths in millimetres. `gap` is what lies between two labels. */
export type Layout = {
  kind: 'sheet' | 'roll'
  page: { width: number; height: number }
  label: { width: number; height: number }
  columns: number
  rows: number
  margin: { left: number; top: number }
  gap: { across: number; down: number }
  /** Side of the code with its quiet zone. */
  code: number
}

const a4 = { width: 210, height: 297 }
const none = { across: 0, down: 0 }

/** Common stickers: A4 sheets by labels a sheet, rolls by size of label. Every code is at least 15 mm wide. */
export const layouts = {
  'a4-24': {
    kind: 'sheet',
    page: a4,
    label: { width: 70, height: 37 },
    columns: 3,
    rows: 8,
    margin: { left: 0, top: 0.5 },
    gap: none,
    code: 26,
  },
  'a4-40': {
    kind: 'sheet',
    page: a4,
    label: { width: 52.5, height: 29.7 },
    columns: 4,
    rows: 10,
    margin: { left: 0, top: 0 },
    gap: none,
    code: 21,
  },
  'a4-65': {
    kind: 'sheet',
    page: a4,
    label: { width: 38.1, height: 21.2 },
    columns: 5,
    rows: 13,
    margin: { left: 4.75, top: 10.7 },
    gap: { across: 2.5, down: 0 },
    code: 17,
  },
  'roll-50x30': roll(50, 30, 24),
  'roll-40x20': roll(40, 20, 17),
  'roll-30x20': roll(30, 20, 15),
} as const satisfies Record<string, Layout>

export type LayoutId = keyof typeof layouts
export const layoutIds = Object.keys(layouts) as LayoutId[]

/** What codes are drawn as. */
export const carriers = ['qr', 'datamatrix'] as const
export type Carrier = (typeof carriers)[number]

/** Labels in one run at most. */
export const mostLabels = 100_000

function roll(width: number, height: number, code: number): Layout {
  const label = { width, height }
  return { kind: 'roll', page: label, label, columns: 1, rows: 1, margin: { left: 0, top: 0 }, gap: none, code }
}

/** The upper left corner of the label of a number (0 the first) on its page, in millimetres from the page's upper left. */
export function placeOnPage({ columns, label, margin, gap }: Layout, no: number): { x: number; y: number } {
  const column = no % columns
  const row = Math.floor(no / columns)
  return {
    x: margin.left + column * (label.width + gap.across),
    y: margin.top + row * (label.height + gap.down),
  }
}
