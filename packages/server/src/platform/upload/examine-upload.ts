import { basename } from 'node:path/posix'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import { findVirusProblems } from './scan-virus.ts'
import type { Accepted, Examined, FileContent, Kept, Upload } from './stored-file.ts'

type Kind = { extensions: string[]; mostBytes: number; examine(bytes: Buffer): Promise<Examined> }

const megabyte = 1024 * 1024

// Loaded at the first upload: tens of megabytes of memory that a server to which nobody uploads does not need.
const openImage = async (bytes: Buffer) => (await import('./clean-image.ts')).cleanImage(bytes)
const openPdf = async (bytes: Buffer) => (await import('./examine-pdf.ts')).examinePdf(bytes)
const openFilm = async (bytes: Buffer) => (await import('./examine-film.ts')).examineFilm(bytes)
const image = (extensions: string[]): Kind => ({ extensions, mostBytes: 10 * megabyte, examine: openImage })

// Never SVG or HTML: a browser would run what is in them.
const kinds: Record<string, Kind> = {
  'image/jpeg': image(['jpg', 'jpeg']),
  'image/png': image(['png']),
  'image/webp': image(['webp']),
  'application/pdf': { extensions: ['pdf'], mostBytes: 20 * megabyte, examine: openPdf },
}

// Only where a form asks for one: elsewhere a film is no evidence that a printed dossier could hold.
const film: Kind = { extensions: ['mp4', 'm4v'], mostBytes: 20 * megabyte, examine: openFilm }

/** Every reason against an upload, and what is kept of it when there is none. The content decides, never the name alone. */
export async function examineUpload(
  { bytes, fileName }: Upload,
  clamdSocket: string | undefined,
  { films = false }: Accepted = {},
): Promise<{ problems: Problem[]; found?: Kept }> {
  const name = safeName(fileName)
  if (bytes.length === 0) return { problems: [{ code: 'file.empty', values: { fileName: name } }] }
  const { fileTypeFromBuffer } = await import('file-type')
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const kind = films && mime === 'video/mp4' ? film : kinds[mime]
  const outside = [...findOutsideProblems(bytes, name, kind), ...(await findVirusProblems(bytes, clamdSocket))]
  // Nothing opens a content that is too large or infected.
  const mayOpen = kind && bytes.length <= kind.mostBytes && !outside.some(({ code }) => code.startsWith('file.virus'))
  const { problems, found } = mayOpen ? await kind.examine(bytes) : { problems: [] }
  const all = [...outside, ...problems].map((problem) => ({
    ...problem,
    values: { fileName: name, ...problem.values },
  }))
  return found && all.length === 0
    ? { problems: [], found: { ...found, fileName: named(name, found.mediaType) } }
    : { problems: all }
}

function findOutsideProblems(bytes: Buffer, fileName: string, kind: Kind | undefined): Problem[] {
  if (!kind) return [{ code: 'file.kind-not-accepted' }]
  const extension = fileName.split('.').at(-1)?.toLowerCase() ?? ''
  const problems: Problem[] = []
  if (!kind.extensions.includes(extension))
    problems.push({ code: 'file.extension-differs', values: { expected: kind.extensions[0] as string } })
  if (bytes.length > kind.mostBytes)
    problems.push({ code: 'too-large.file', values: { most: kind.mostBytes / megabyte } })
  return problems
}

const longestName = 120

// Without folders, control signs and the signs that a Windows disk refuses.
function safeName(fileName: string): string {
  const name = tidy(basename(fileName.replaceAll('\\', '/')).replace(/[\p{C}<>:"|?*]/gu, ' ')).replace(/^\.+/, '')
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot) : ''
  const stem = dot > 0 ? name.slice(0, dot) : name
  return [...stem].slice(0, longestName).join('') + extension.slice(0, 10)
}

function named(fileName: string, mediaType: FileContent['mediaType']): string {
  return mediaType === 'image/webp' ? fileName.replace(/\.[^.]+$/, '.webp') : fileName
}
