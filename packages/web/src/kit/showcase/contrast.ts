/** The colours of one theme, by token name without dashes: `leaf-tint` → `#e4f0e6`. */
export type Palette = Readonly<Record<string, string>>

/** Reads both themes out of tokens.css. */
export function readPalettes(tokensCss: string): { light: Palette; dark: Palette } {
  const [light = '', dark = ''] = tokensCss.split('prefers-color-scheme: dark')
  return { light: readColours(light), dark: readColours(dark) }
}

/** The colours that a sheet names. */
export function readColours(css: string): Palette {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

/** Contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastRatio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)

/** Every colour that text takes, with the grounds it stands on: 4.5 at least (WCAG 2.2, 1.4.3). */
export const textPairs = [
  ['ink', ['paper', 'surface', 'sunken', 'leaf-tint', 'star-tint', 'lacquer-tint', 'sky-tint']],
  ['ink-soft', ['paper', 'surface', 'sunken', 'leaf-tint']],
  ['leaf', ['paper', 'surface', 'sunken', 'leaf-tint']],
  ['leaf-deep', ['surface', 'leaf-tint']],
  ['on-leaf', ['leaf', 'leaf-deep']],
  ['star-ink', ['paper', 'surface', 'star-tint']],
  ['lacquer', ['paper', 'surface', 'lacquer-tint']],
  ['sky', ['surface', 'sky-tint']],
  ['paper', ['lacquer']],
] as const

/** Every line that must be seen to use the page, with its grounds: 3 at least (WCAG 2.2, 1.4.11). */
export const linePairs = [
  ['line-strong', ['paper', 'surface']],
  ['star-line', ['paper', 'surface', 'leaf-tint']],
  ['lacquer', ['paper', 'surface']],
  ['focus', ['paper', 'surface', 'leaf-tint']],
] as const
