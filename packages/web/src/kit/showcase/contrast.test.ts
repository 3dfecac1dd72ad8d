import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrastRatio, linePairs, readColours, readPalettes, textPairs } from './contrast.ts'

const sheet = (name: string) => readFileSync(new URL(`../../styles/${name}`, import.meta.url), 'utf8')
const palettes = readPalettes(sheet('tokens.css'))

test('black on white is 21, a colour on itself 1', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrastRatio('#1c6b3c', '#1c6b3c')).toBe(1)
})

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const palette = palettes[theme]

  test.each(textPairs.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground])))(
    '%s can be read on %s',
    (text, ground) => {
      expect(contrastRatio(palette[text!]!, palette[ground!]!)).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(linePairs.flatMap(([line, grounds]) => grounds.map((ground) => [line, ground])))(
    '%s can be seen on %s',
    (line, ground) => {
      expect(contrastRatio(palette[line!]!, palette[ground!]!)).toBeGreaterThanOrEqual(3)
    },
  )
})

test('a forced dark theme has the very colours of the system’s dark theme', () => {
  expect(readColours(sheet('theme-dark.css'))).toEqual(palettes.dark)
})
