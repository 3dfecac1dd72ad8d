import { z } from 'zod'
import type { App } from '../../platform/http.ts'
import { sendPdf } from '../../platform/pdf.ts'
import { printDraftDecision } from './draft-decision.ts'
import { printMinutes } from './minutes.ts'
import { printScoreSummary } from './score-summary.ts'

const Params = z.object({ id: z.uuid() })

const papers = {
  minutes: { print: printMinutes, fileName: 'bien-ban' },
  'score-summary': { print: printScoreSummary, fileName: 'bang-tong-hop-diem' },
  'draft-decision': { print: printDraftDecision, fileName: 'du-thao-quyet-dinh' },
}

/** The papers of a session: minutes, score summary, draft decision. */
export function councilPaperPages(app: App): void {
  for (const [name, { print, fileName }] of Object.entries(papers))
    app.get(`/councils/sessions/:id/${name}.pdf`, { schema: { params: Params } }, async (request, reply) =>
      sendPdf(reply, fileName, await print(request.actor, request.params.id)),
    )
}
