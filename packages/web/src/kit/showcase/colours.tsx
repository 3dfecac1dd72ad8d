/// <reference types="vite/client" />
import tokensCss from '../../styles/tokens.css?raw'
import { formatNumber } from '../format.ts'
import { useShell } from '../shell.tsx'
import { useText } from '../words.ts'
import { contrastRatio, linePairs, readPalettes, textPairs } from './contrast.ts'

const palettes = readPalettes(tokensCss)

/** Every pair of text and ground in one theme, with its measured contrast. */
export function Colours({ theme }: { theme: 'light' | 'dark' }) {
  const t = useText()
  return (
    <>
      <h3>{t('kit.kitText')}</h3>
      <Swatches theme={theme} pairs={textPairs} />
      <h3>{t('kit.kitLines')}</h3>
      <Swatches theme={theme} pairs={linePairs} />
    </>
  )
}

type Pairs = readonly (readonly [text: string, grounds: readonly string[]])[]

function Swatches({ theme, pairs }: { theme: 'light' | 'dark'; pairs: Pairs }) {
  const { lang } = useShell()
  const palette = palettes[theme]
  return (
    <ul class="swatches">
      {pairs.flatMap(([text, grounds]) =>
        grounds.map((ground) => (
          <li key={text + ground}>
            <svg viewBox="0 0 64 40" aria-hidden="true">
              <rect width="64" height="40" rx="6" fill={palette[ground]} stroke={palette.line} />
              <text x="32" y="27" text-anchor="middle" font-size="20" font-weight="700" fill={palette[text]}>
                Ặg
              </text>
            </svg>
            <span>
              <b>{text}</b> / {ground}
              <br />
              {formatNumber(lang, Math.round(contrastRatio(palette[text] ?? '', palette[ground] ?? '') * 10) / 10)} : 1
            </span>
          </li>
        )),
      )}
    </ul>
  )
}
