import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { problemText } from '@saolang/web/kit/problem-page'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { configureFiles, getFile, keyOf, readStored, storeUpload } from './files.ts'
import { inTransaction } from './sql.ts'

let running: TestApp
const dataDir = mkdtempSync(join(tmpdir(), 'saolang-files-'))

beforeAll(async () => {
  running = await openApp()
  configureFiles({ dataDir })
})
afterAll(async () => {
  await running.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#2f6b3a' } })
const codesOf = async (bytes: Buffer, fileName: string): Promise<string[]> =>
  (await refusalOf(bytes, fileName)).map(({ code }) => code)
async function refusalOf(bytes: Buffer, fileName: string): Promise<readonly Problem[]> {
  const error = await storeUpload({ bytes, fileName }).catch((e: unknown) => e)
  if (!(error instanceof Refused)) throw new Error(`not refused: ${JSON.stringify(error)}`)
  return error.problems
}
async function pdf(change: (document: PDFDocument) => unknown = () => {}): Promise<Buffer> {
  const document = await PDFDocument.create()
  document.addPage([300, 200])
  await change(document)
  return Buffer.from(await document.save())
}

test('a picture of a page that a browser would run, a text and an empty file are refused', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  expect(await codesOf(svg, 'anh.svg')).toEqual(['file.kind-not-accepted'])
  expect(await codesOf(Buffer.from('<html><body>'), 'anh.jpg')).toEqual(['file.kind-not-accepted'])
  expect(await codesOf(Buffer.alloc(0), 'anh.jpg')).toEqual(['file.empty'])
})

test('a name that promises another content is refused', async () => {
  expect(await codesOf(await picture().png().toBuffer(), 'giấy chứng nhận.pdf')).toEqual(['file.extension-differs'])
  expect(await codesOf(await pdf(), 'ảnh.jpg')).toEqual(['file.extension-differs'])
})

test('every reason is told at once, in words of both languages', async () => {
  const large = Buffer.concat([await picture().png().toBuffer(), Buffer.alloc(10 * 1024 * 1024)])
  const problems = await refusalOf(large, 'ảnh.pdf')
  expect(problems.map(({ code }) => code)).toEqual(['file.extension-differs', 'too-large.file'])
  expect(problemText(problems[1] as Problem, 'vi')).toBe('Tệp “ảnh.pdf” quá lớn: tối đa 10 MB.')
  expect(problemText(problems[1] as Problem, 'en')).toBe('The file “ảnh.pdf” is too large: 10 MB at most.')
})

test('a picture of more than 50 megapixels is refused before it is drawn', async () => {
  const huge = await sharp({ create: { width: 10_000, height: 5_001, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(await codesOf(huge, 'ảnh.png')).toEqual(['file.too-many-pixels'])
})

test('a cut picture is refused', async () => {
  const noise = Buffer.from(Array.from({ length: 300 * 200 * 3 }, (_, i) => (i * 7919) % 251))
  const whole = await sharp(noise, { raw: { width: 300, height: 200, channels: 3 } })
    .png()
    .toBuffer()
  expect(await codesOf(whole.subarray(0, whole.length / 2), 'ảnh.png')).toEqual(['file.image-broken'])
})

test('a photograph loses where it was taken, and stands the way it was held', async () => {
  const taken = await picture()
    .withExif({ IFD0: { Make: 'Máy ảnh' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '9/1 24/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(taken).metadata()).exif).toBeDefined()
  const stored = await storeUpload({ bytes: taken, fileName: 'C:\\ảnh\\vườn tràm.JPG' })
  expect(stored).toMatchObject({ fileName: 'vườn tràm.JPG', mediaType: 'image/jpeg', width: 40, height: 60 })
  const kept = await sharp(await readStored(stored.sha256)).metadata()
  expect([kept.exif, kept.xmp, kept.iptc, kept.orientation]).toEqual([undefined, undefined, undefined, undefined])
})

test('what hides behind a picture is not kept', async () => {
  const polyglot = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.from('PK\u0003\u0004<?php evil ?>')])
  const { sha256 } = await storeUpload({ bytes: polyglot, fileName: 'ảnh.jpg' })
  expect((await readStored(sha256)).includes('evil')).toBe(false)
})

test('a large picture is made smaller, a PNG becomes WebP', async () => {
  const wide = await sharp({ create: { width: 4000, height: 1000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  expect(await storeUpload({ bytes: wide, fileName: 'nhãn.png' })).toMatchObject({
    fileName: 'nhãn.webp',
    mediaType: 'image/webp',
    width: 2000,
    height: 500,
  })
})

test('a PDF that is broken, locked, scripted, starts programs or carries files is refused', async () => {
  const script = await pdf((d) => d.addJavaScript('a', 'app.alert(1)'))
  const launch = await pdf((d) =>
    d.catalog.set(PDFName.of('OpenAction'), d.context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') })),
  )
  const carrying = await pdf((d) => d.attach(Buffer.from('x'), 'x.exe', {}))
  const locked = await PDFDocument.load(await pdf())
  locked.encrypt({ userPassword: 'mật khẩu', ownerPassword: 'chủ' })
  expect(await codesOf(script, 'a.pdf')).toEqual(['file.pdf-script'])
  expect(await codesOf(launch, 'a.pdf')).toEqual(['file.pdf-script'])
  expect(await codesOf(carrying, 'a.pdf')).toEqual(['file.pdf-attachment'])
  expect(await codesOf(Buffer.from(await locked.save()), 'a.pdf')).toEqual(['file.pdf-encrypted'])
  expect(await codesOf(Buffer.from('%PDF-1.7\nnothing'), 'a.pdf')).toEqual(['file.pdf-broken'])
})

test('a script whose name is written in another way is still found', async () => {
  const hidden = await pdf((d) => d.catalog.set(PDFName.of('OpenAction'), d.context.obj({ S: 'JavaScript', JS: '1' })))
  const spelled = await PDFDocument.load(hidden)
  const plain = Buffer.from(await spelled.save({ useObjectStreams: false })).toString('latin1')
  const escaped = Buffer.from(plain.replace('/S /JavaScript', '/S /J#61vaScript').replace('/JS ', '/#4aS '), 'latin1')
  expect(await codesOf(escaped, 'a.pdf')).toEqual(['file.pdf-script'])
})

test('a good PDF is kept to the byte, with its pages counted, once', async () => {
  const bytes = await pdf((d) => d.addPage())
  const first = await storeUpload({ bytes, fileName: 'phiếu kiểm nghiệm.pdf' })
  const again = await storeUpload({ bytes, fileName: 'tên khác.pdf' })
  expect(first).toMatchObject({ fileName: 'phiếu kiểm nghiệm.pdf', mediaType: 'application/pdf', pages: 2 })
  expect(again.sha256).toBe(first.sha256)
  expect(await readStored(first.sha256)).toEqual(bytes)
  expect(await inTransaction((tx) => getFile(tx, first.sha256))).toMatchObject({ pages: 2, byteSize: bytes.length })
  expect(await readdir(join(dataDir, 'files/incoming'))).toEqual([])
})

test('a stored file that was changed on the disk is not handed out', async () => {
  const { sha256 } = await storeUpload({ bytes: await pdf((d) => d.addPage([10, 10])), fileName: 'a.pdf' })
  const path = join(dataDir, 'files', keyOf(sha256))
  await writeFile(path, Buffer.concat([await readFile(path), Buffer.from(' ')]))
  await expect(readStored(sha256)).rejects.toThrow('damaged')
})

// clamd's own way of speaking (clamd(8), INSTREAM), with the one signature that everybody knows.
const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
function listenLikeClamd(path: string): Promise<Server> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0)
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data])
      const content: Buffer[] = []
      let at = 'zINSTREAM\0'.length
      while (heard.length >= at + 4) {
        const length = heard.readUInt32BE(at)
        if (length === 0) {
          const isInfected = Buffer.concat(content).includes(eicar)
          socket.end(isInfected ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
          return
        }
        content.push(heard.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  return new Promise((resolve) => server.listen(path, () => resolve(server)))
}

test('a scanner refuses malware, lets the rest pass, and stops everything when it does not answer', async () => {
  const socket = join(dataDir, 'clamd.sock')
  const server = await listenLikeClamd(socket)
  configureFiles({ dataDir, clamdSocket: socket })
  try {
    const clean = await pdf()
    const infected = Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(70_000), Buffer.from(eicar)])
    expect(await codesOf(infected, 'ảnh.jpg')).toEqual(['file.virus-found'])
    expect(await storeUpload({ bytes: clean, fileName: 'a.pdf' })).toMatchObject({ pages: 1 })
    await new Promise((resolve) => server.close(resolve))
    expect(await codesOf(clean, 'a.pdf')).toEqual(['file.virus-scan-unavailable'])
  } finally {
    configureFiles({ dataDir })
  }
})
