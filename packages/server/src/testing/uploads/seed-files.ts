import { deflateSync, gzipSync } from 'node:zlib'
import { PDFDocument } from '@cantoo/pdf-lib'
import ExcelJS from 'exceljs'
import sharp from 'sharp'

/** Words that a sender's camera or a liar hides in a file: none of them may be found in what is kept. */
export const hiddenWords = 'TOA-DO-BI-MAT-9.2885,104.9701'
/** What would run if a reader opened it as something else than it says. */
export const hiddenScript = '<script>alert("chay-lenh")</script>'

/** A file as somebody hands it in. */
export type SeedFile = { fileName: string; bytes: Buffer; where: 'evidence' | 'lesson' | 'import' }

/** Whole files of every kind that is taken, with what cameras write into them, and files that pretend or explode. */
export async function makeSeedFiles(): Promise<SeedFile[]> {
  const [jpeg, png, webp] = await drawPictures()
  const pdf = await drawPaper()
  const book = await writeBook()
  const table = Buffer.from('product,entity,stars\r\nMật ong,HTX Mẫu,4\r\n"=1+1","x\r\ny",3\r\n')
  const film = writeFilm()
  const zip = storedZip('xl/sheet1.xml', Buffer.from(hiddenScript))
  const evidence = { where: 'evidence' as const }
  return [
    { fileName: 'anh.jpg', bytes: jpeg, ...evidence },
    { fileName: 'anh.png', bytes: png, ...evidence },
    { fileName: 'anh.webp', bytes: webp, ...evidence },
    { fileName: 'giay.pdf', bytes: pdf, ...evidence },
    { fileName: 'anh-va-zip.jpg', bytes: Buffer.concat([jpeg, zip]), ...evidence },
    { fileName: 'anh-va-trang.png', bytes: Buffer.concat([png, Buffer.from(hiddenScript)]), ...evidence },
    { fileName: 'giay-va-zip.pdf', bytes: Buffer.concat([pdf, zip]), ...evidence },
    {
      fileName: 'giay-va-trang.pdf',
      bytes: Buffer.concat([pdf, Buffer.alloc(2000, 32), Buffer.from(hiddenScript)]),
      ...evidence,
    },
    {
      fileName: 'giay-chay.pdf',
      bytes: await drawPaper('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
      ...evidence,
    },
    { fileName: 'giay-no.pdf', bytes: explodingPaper(), ...evidence },
    { fileName: 'trang.jpg', bytes: Buffer.from(`<html>${hiddenScript}</html>`), ...evidence },
    {
      fileName: 'hinh.png',
      bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${hiddenScript}</svg>`),
      ...evidence,
    },
    { fileName: 'phim.mp4', bytes: film, where: 'lesson' },
    { fileName: 'phim-va-trang.mp4', bytes: Buffer.concat([film, Buffer.from(hiddenScript)]), where: 'lesson' },
    { fileName: 'bang.xlsx', bytes: book, where: 'import' },
    { fileName: 'bang.csv', bytes: table, where: 'import' },
    { fileName: 'no.xlsx', bytes: explodingZip('xl/worksheets/sheet1.xml'), where: 'import' },
    {
      fileName: 'nhieu.xlsx',
      bytes: Buffer.concat(Array.from({ length: 300 }, (_, i) => storedZip(`x${i}`, zip))),
      where: 'import',
    },
    { fileName: 'nen.csv', bytes: gzipSync(table), where: 'import' },
  ]
}

async function drawPictures(): Promise<[Buffer, Buffer, Buffer]> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const drawn = () => sharp({ create: { width: 96, height: 72, channels: 3, background: '#888', noise } })
  const gps = {
    GPSLatitudeRef: 'N',
    GPSLatitude: '9/1 17/1 18/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '104/1 58/1 12/1',
  }
  const told = { IFD0: { Make: hiddenWords, Artist: hiddenWords }, IFD3: gps }
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><p>${hiddenWords}</p></x:xmpmeta>`
  return Promise.all([
    drawn().withExif(told).withXmp(xmp).jpeg().toBuffer(),
    drawn().withExif(told).withXmp(xmp).png().toBuffer(),
    drawn().withExif(told).withXmp(xmp).webp().toBuffer(),
  ])
}

async function drawPaper(more = ''): Promise<Buffer> {
  const paper = await PDFDocument.create()
  for (let page = 0; page < 2; page++) paper.addPage([300, 400]).drawText('Giay chung nhan (mau)', { x: 40, y: 300 })
  const bytes = Buffer.from(await paper.save({ useObjectStreams: !more }))
  if (!more) return bytes
  return Buffer.from(bytes.toString('latin1').replace('/Type /Catalog', `/Type /Catalog ${more}`), 'latin1')
}

function explodingPaper(): Buffer {
  const packed = deflateSync(Buffer.alloc(80 * 1024 * 1024))
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`
  return Buffer.concat([
    Buffer.from(head),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF'),
  ])
}

async function writeBook(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Sản phẩm')
  sheet.addRow(['Tên sản phẩm', 'Chủ thể', 'Xã', 'Hạng sao'])
  for (let i = 0; i < 20; i++) sheet.addRow([`Mật ong ${i}`, `HTX Mẫu ${i}`, 'U Minh', 3 + (i % 3)])
  return Buffer.from(await book.xlsx.writeBuffer())
}

function box(kind: string, ...inside: Buffer[]): Buffer {
  const body = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** A film of no pictures, with the place where it was taken in both ways that phones write it. */
function writeFilm(): Buffer {
  const place = Buffer.concat([Buffer.from([0, 34, 0x15, 0xc7]), Buffer.from(hiddenWords)])
  const moov = box(
    'moov',
    box('mvhd', Buffer.alloc(100)),
    box('udta', box('\u00a9xyz', place)),
    box('trak', box('meta', place)),
  )
  const xmp = box('uuid', Buffer.alloc(16, 7), Buffer.from(hiddenWords))
  return Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isommp42')), moov, xmp, box('mdat', Buffer.alloc(400, 3))])
}

function zipOf(
  name: string,
  { packed, crc, size, way }: { packed: Buffer; crc: number; size: number; way: number },
): Buffer {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  const told = (at: Buffer, offset: number) => {
    at.writeUInt16LE(way, offset)
    at.writeUInt32LE(crc, offset + 6)
    at.writeUInt32LE(packed.length, offset + 10)
    at.writeUInt32LE(size, offset + 14)
    at.writeUInt16LE(name.length, offset + 18)
  }
  told(local, 8)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50)
  told(central, 10)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end])
}

function storedZip(name: string, bytes: Buffer): Buffer {
  return zipOf(name, { packed: bytes, crc: 0, size: bytes.length, way: 0 })
}

/** A small archive whose one entry says that it is small and is not. */
function explodingZip(name: string): Buffer {
  return zipOf(name, {
    packed: deflateSync(Buffer.alloc(120 * 1024 * 1024)).subarray(2, -4),
    crc: 0,
    size: 1000,
    way: 8,
  })
}
