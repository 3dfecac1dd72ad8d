type Detector = { detect(source: ImageBitmapSource): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const formats = ['qr_code', 'data_matrix', 'ean_13', 'code_128']

/** How codes are read from a picture: by the phone itself where it can, else by a reader that is fetched when first needed. */
export async function openReader(): Promise<(video: HTMLVideoElement) => Promise<string | undefined>> {
  const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector?: DetectorClass }
  const supported = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? []
  if (BarcodeDetector && supported.includes('qr_code')) {
    const detector = new BarcodeDetector({ formats: formats.filter((format) => supported.includes(format)) })
    return async (video) => (await detector.detect(video))[0]?.rawValue
  }
  const [{ prepareZXingModule, readBarcodes }, { default: wasm }] = await Promise.all([
    import('zxing-wasm/reader'),
    import('zxing-wasm/reader/zxing_reader.wasm?url'),
  ])
  prepareZXingModule({ overrides: { locateFile: () => wasm } })
  const canvas = document.createElement('canvas')
  return async (video) => {
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    const drawing = canvas.getContext('2d', { willReadFrequently: true })
    if (!drawing || canvas.width === 0) return undefined
    drawing.drawImage(video, 0, 0)
    const found = await readBarcodes(drawing.getImageData(0, 0, canvas.width, canvas.height), {
      formats: ['QRCode', 'DataMatrix', 'EAN13', 'Code128'],
    })
    return found[0]?.text
  }
}
