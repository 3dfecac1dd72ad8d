import { z } from 'zod'
import { sendStored } from '../platform/files.ts'
import type { App } from '../platform/http.ts'
import { assessingPages } from './pages/assessing.ts'
import { deskPages } from './pages/desk.ts'
import { handingInPages } from './pages/handing-in.ts'
import { ownDossierPages } from './pages/own-dossiers.ts'
import { renewalPages } from './pages/renewal-pages.ts'
import { writingPages } from './pages/writing.ts'
import { readEvidence } from './read-evidence.ts'

/** The pages of dossiers, for applicants and for officers. */
export function dossierPages(app: App): void {
  ownDossierPages(app)
  writingPages(app)
  assessingPages(app)
  handingInPages(app)
  renewalPages(app)
  deskPages(app)
  evidenceFile(app)
}

/** A file, to whoever may read its dossier. */
function evidenceFile(app: App): void {
  const params = z.object({ id: z.uuid(), evidenceId: z.uuid() })
  app.get('/dossiers/:id/evidence/:evidenceId', { schema: { params } }, async (request, reply) => {
    const { id: dossierId, evidenceId } = request.params
    return sendStored(reply, await readEvidence(request.actor, { dossierId, evidenceId }), 'private, max-age=3600')
  })
}
