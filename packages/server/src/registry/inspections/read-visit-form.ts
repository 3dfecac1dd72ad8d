import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findPermissionProblems } from '@saolang/core/people/permissions.ts'
import { type ChecklistPart, checklistParts } from '@saolang/core/registry/inspections/checklist.ts'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { storeUpload } from '../../platform/files.ts'
import { readDay } from '../../platform/form.ts'
import { readForm } from '../../platform/upload/read-form.ts'
import type { VisitRecord } from './record-inspection.ts'

/** The fields of a visit's form as they were sent, without its photos: the same form from the outbox and from a browser without JavaScript. */
export async function readVisitForm(request: FastifyRequest, inspectionId: string) {
  refuseIf(findPermissionProblems(request.actor, 'inspection.record'))
  const { fields, files } = await readForm(request)
  const entryId = fields.entry ?? ''
  refuseIf(z.uuid().safeParse(entryId).success ? [] : [{ code: 'inspection.entry-missing' }])
  const items = Object.keys(fields).filter((name) => name.startsWith('outcome.'))
  const notes = {
    ...{
      inspectionId,
      entryId,
      visitedOn: readDay(fields, 'visitedOn'),
      met: fields.met ?? '',
      words: fields.words ?? '',
    },
    findings: items.map((name) => {
      const item = name.slice('outcome.'.length)
      return { item, outcome: fields[name] as string, note: fields[`note.${item}`] ?? '' }
    }),
  }
  return { fields, notes, storePhotos: () => storePhotos(files) }
}

async function storePhotos(files: Awaited<ReturnType<typeof readForm>>['files']): Promise<VisitRecord['photos']> {
  const photos: { part: ChecklistPart; file: Awaited<ReturnType<typeof storeUpload>> }[] = []
  for (const { field, upload } of files) {
    const part = checklistParts.find((known) => field === `photo.${known}`)
    if (!part) continue
    const file = await storeUpload(upload)
    if (file.mediaType === 'application/pdf') throw new Refused([{ code: 'inspection.photo-expected', at: field }])
    photos.push({ part, file })
  }
  return photos
}
