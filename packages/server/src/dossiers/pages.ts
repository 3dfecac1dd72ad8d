import { z } from 'zod'
import { readStored } from '../platform/files.ts'
import type { App } from '../platform/http.ts'
import { assessingPages } from './pages/assessing.ts'
import { deskPages } from './pages/desk.ts'
import { handingInPages } from './pages/handing-in.ts'
import { ownDossierPages } from './pages/own-dossiers.ts'
import { writingPages } from './pages/writing.ts'
import { readEvidence } from './read-evidence.ts'

/** The pages of dossiers, for applicants and for officers. */
export function dossierPages(app: App): void {
  ownDossierPages(app)
  writingPages(app)
  assessingPages(app)
  handingInPages(app)
  deskPages(app)
  evidenceFile(app)
}

/** A file, to whoever may read its dossier: nothing in it may run, and nothing guesses what it is. */
function evidenceFile(app: App): void {
  const params = z.object({ id: z.uuid(), evidenceId: z.uuid() })
  app.get('/dossiers/:id/evidence/:evidenceId', { schema: { params } }, async (request, reply) => {
    const { id: dossierId, evidenceId } = request.params
    const { sha256, fileName, mediaType } = await readEvidence(request.actor, { dossierId, evidenceId })
    return reply
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .header(
        'content-security-policy',
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'",
      )
      .header('x-content-type-options', 'nosniff')
      .header('x-frame-options', 'SAMEORIGIN')
      .header('cache-control', 'private, max-age=3600')
      .type(mediaType)
      .send(await readStored(sha256))
  })
}
