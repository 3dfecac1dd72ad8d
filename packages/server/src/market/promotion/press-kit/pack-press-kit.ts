import { isTranslated } from '@saolang/core/market/promotion/two-languages.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { say } from '@saolang/web/messages/messages.ts'
import { writeZip, type ZipEntry } from '../../../platform/archive/write-zip.ts'
import { readStored } from '../../../platform/files.ts'
import { qrPng, qrSvg } from '../../../platform/qr.ts'
import type { PressKit } from './read-press-kit.ts'
import { sayFacts, sayNoStar, saySource } from './say-facts.ts'

type Around = { publicUrl: string; verifyAddress: string }

/** The press kit as one file: facts and story in both languages, credited pictures, the QR code to the page that checks it. */
export async function packPressKit(kit: PressKit, { publicUrl, verifyAddress }: Around): Promise<Buffer> {
  const { story, at } = kit
  const entries: ZipEntry[] = [
    textEntry('thong-tin.vi.txt', writeFacts(kit, 'vi', publicUrl)),
    textEntry('facts.en.txt', writeFacts(kit, 'en', publicUrl)),
    { name: 'qr.svg', bytes: Buffer.from(await qrSvg(verifyAddress)) },
    { name: 'qr.png', bytes: await qrPng(verifyAddress), isPacked: true },
  ]
  if (story) entries.push(...writeStory(kit, 'vi', publicUrl), ...writeStory(kit, 'en', publicUrl))
  for (const { no, sha256 } of story?.pictures ?? [])
    entries.push({ name: pictureName(no), bytes: await readStored(sha256), isPacked: true })
  if (story && story.pictures.length > 0) entries.push(textEntry('anh-pictures/ghi-ten-credits.txt', writeCredits(kit)))
  return writeZip(entries, at)
}

function writeFacts(kit: PressKit, lang: Lang, publicUrl: string): string {
  const lines = sayFacts(kit, lang).map(({ label, value }) => `${label}: ${value}`)
  const marks = [
    kit.record.product.isDemo ? say(lang, 'market.kit.sample') : undefined,
    sayNoStar(kit, lang),
    saySource(kit, lang, publicUrl),
  ]
  const contact = kit.phone ? [] : [say(lang, 'market.kit.noContact')]
  return [...marks.filter((mark) => mark !== undefined), '', ...lines, ...contact].join('\n')
}

function writeStory(kit: PressKit, lang: Lang, publicUrl: string): ZipEntry[] {
  const { story } = kit
  if (!story) return []
  const { version, teller } = story
  const name = lang === 'vi' ? 'cau-chuyen.vi.txt' : 'story.en.txt'
  const from = `${teller.name}, ${publicUrl}/stories/${story.story.slug}`
  if (lang === 'en' && !isTranslated(version))
    return [textEntry(name, [say(lang, 'market.told.notTranslated'), from].join('\n'))]
  const [title, body] = lang === 'vi' ? [version.titleVi, version.bodyVi] : [version.titleEn, version.bodyEn]
  return [textEntry(name, [title, '', body, '', from].join('\n'))]
}

function writeCredits({ story }: PressKit): string {
  const pictures = story?.pictures ?? []
  return pictures
    .map(({ no, altVi, altEn, credit }) => [pictureName(no), altVi, altEn, `© ${credit}`].filter(Boolean).join('\n'))
    .join('\n\n')
}

const pictureName = (no: number) => `anh-pictures/${no}.webp`

// The mark of UTF-8 first: Notepad on older machines reads Vietnamese wrong without it.
const textEntry = (name: string, text: string): ZipEntry => ({ name, bytes: Buffer.from(`\uFEFF${text}\n`, 'utf8') })
