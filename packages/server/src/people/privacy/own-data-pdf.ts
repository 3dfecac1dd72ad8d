import { formatDate, formatInstant } from '@saolang/web/kit/format.ts'
import { type MessageKey, say } from '@saolang/web/messages/messages.ts'
import type { Block } from '../../platform/paper/administrative-document.ts'
import { renderAdministrativePdf } from '../../platform/paper/administrative-pdf.ts'
import type { exportOwnData } from './read-privacy.ts'

/** A person's own data as a document to keep: a heading for each body of the register, a list for each row. */
export function renderOwnData({
  on,
  at,
  fullName,
  holdings,
}: Awaited<ReturnType<typeof exportOwnData>>): Promise<Buffer> {
  const body: Block[] = holdings.flatMap(({ key, rows }) => [
    { kind: 'heading', level: 1, text: say('vi', `people.processing.${key}`) },
    ...(rows.length > 0
      ? rows.map((row): Block => ({ kind: 'list', items: listFacts(row) }))
      : [{ kind: 'paragraph', text: say('vi', 'people.privacy.pdfNone') } as const]),
  ])
  return renderAdministrativePdf({
    issuer: { name: say('vi', 'kit.siteName') },
    number: '',
    place: '',
    day: on,
    type: say('vi', 'people.privacy.pdfType'),
    subject: say('vi', 'people.privacy.pdfSubject', { name: fullName }),
    body,
    recipients: [fullName],
    signature: { title: say('vi', 'kit.siteName') },
    footnote: `${say('vi', 'people.privacy.source')} · ${formatDate(at.toISOString())}`,
  })
}

function listFacts(row: object): string[] {
  return Object.entries(row)
    .filter(([, value]) => value !== null && value !== '')
    .map(([field, value]) => `${say('vi', `people.field.${field}` as MessageKey)}: ${inWords(value)}`)
}

function inWords(value: unknown): string {
  if (value instanceof Date) return formatInstant(value.toISOString())
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
