import type { MultipartFile } from '@fastify/multipart'
import { Refused } from '@saolang/core/kernel/problem.ts'
import type { FastifyRequest } from 'fastify'
import type { Upload } from '../files.ts'
import { refuseUnwritable, refuseWithoutToken } from '../request-guard.ts'

/** A form as it was sent: its texts, its boxes of one name together, and its files by field. */
export type SentForm = {
  fields: Record<string, string>
  files: { field: string; upload: Upload }[]
  all(name: string): string[]
}

const mostMegabytes = 20

/** Reads a form, plain or with files; checks the form's token, which the platform leaves to us when there are files. */
export async function readForm(request: FastifyRequest): Promise<SentForm> {
  const pairs: [string, string][] = []
  const files: SentForm['files'] = []
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'field') pairs.push([part.fieldname, String(part.value)])
      else await takeFile(part, files)
    }
    refuseUnwritable(pairs)
    refuseWithoutToken(request, pairs.find(([name]) => name === 'csrf')?.[1])
  } else {
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
      for (const one of Array.isArray(value) ? value : [value]) pairs.push([name, String(one)])
  }
  return {
    fields: Object.fromEntries(pairs),
    files,
    all: (name) => pairs.filter(([field]) => field === name).map(([, value]) => value),
  }
}

// A file field left empty is sent as a file without name and content.
async function takeFile(part: MultipartFile, files: SentForm['files']): Promise<void> {
  const bytes = await part.toBuffer().catch(() => undefined)
  const { fieldname: field, filename: fileName } = part
  if (!bytes) throw new Refused([{ code: 'too-large.file', at: field, values: { fileName, most: mostMegabytes } }])
  if (bytes.length > 0 || fileName) files.push({ field, upload: { bytes, fileName } })
}

/** The bytes of the one file of a form; none when it was sent without. Checks the form's token like `readForm`. */
export async function readSentFile(request: FastifyRequest): Promise<Buffer> {
  return (await readForm(request)).files[0]?.upload.bytes ?? Buffer.alloc(0)
}
