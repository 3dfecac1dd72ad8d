// Four modules of white around (ISO/IEC 18004, 9.1): without them most readers find nothing.
const options = { margin: 4, errorCorrectionLevel: 'M' } as const

/** A QR code as SVG, black on white, quiet zone included. */
export async function qrSvg(text: string): Promise<string> {
  return (await qrCode()).toString(text, { ...options, type: 'svg' })
}

/** A QR code as PNG, `pixels` wide, quiet zone included. */
export async function qrPng(text: string, pixels = 600): Promise<Buffer> {
  return (await qrCode()).toBuffer(text, { ...options, width: pixels })
}

async function qrCode() {
  return (await import('qrcode')).default
}
