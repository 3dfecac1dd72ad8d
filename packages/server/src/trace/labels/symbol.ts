import type { Carrier } from '@saolang/core/trace/labels/layout.ts'
import type { LabelCode } from './list-codes.ts'

/** A symbol as the path operators of a PDF, in modules from its upper left corner, `side` modules wide with its quiet zone. */
export type DrawnSymbol = { side: number; path: string }

/** What a symbol is drawn of. */
export type Coded = LabelCode & { gtin: string | null; lot: string }

// White around, in modules: 4 for QR (ISO/IEC 18004), 2 for DataMatrix (ISO/IEC 16022 asks for 1).
const quiet = { qr: 4, datamatrix: 2 } as const satisfies Record<Carrier, number>

/** Opens the drawing of symbols of a kind: loads what it needs at first use. */
export async function openSymbols(carrier: Carrier): Promise<(coded: Coded) => DrawnSymbol> {
  if (carrier === 'qr') {
    const { default: QRCode } = await import('qrcode')
    return ({ address }) => {
      const { data, size } = QRCode.create(address, { errorCorrectionLevel: 'M' }).modules
      return toSymbol(size, quiet.qr, (i) => data[i] === 1)
    }
  }
  const { default: bwip } = await import('bwip-js/node')
  return (coded) => {
    const [drawn] = bwip.raw(toDataMatrix(coded)) as { pixs: number[]; pixx: number }[]
    if (!drawn) throw new Error(`no symbol for ${coded.address}`)
    return toSymbol(drawn.pixx, quiet.datamatrix, (i) => drawn.pixs[i] === 1)
  }
}

/** GS1 DataMatrix holds the element string that scanners in warehouses read; without a GTIN the symbol holds our own address. */
function toDataMatrix({ address, gtin, lot, serial }: Coded) {
  if (!gtin) return { bcid: 'datamatrix', text: address }
  const escaped = (text: string) => text.replace(/[()^]/g, (sign) => `^${String(sign.charCodeAt(0)).padStart(3, '0')}`)
  const text = `(01)${gtin}(10)${escaped(lot)}${serial === undefined ? '' : `(21)${escaped(serial)}`}`
  return { bcid: 'gs1datamatrix', text, parse: true }
}

/** Dark modules as rectangles, one for each run of a row: one path, filled at once, shows no seams. */
function toSymbol(size: number, margin: number, isDark: (i: number) => boolean): DrawnSymbol {
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!isDark(y * size + x)) continue
      const from = x
      while (x + 1 < size && isDark(y * size + x + 1)) x++
      path += `${from + margin} ${y + margin} ${x - from + 1} 1 re\n`
    }
  return { side: size + 2 * margin, path }
}
