import type { App } from '../../platform/http.ts'
import { calibrationPages } from '../calibration/pages.ts'
import { proposedConflictPages } from '../conflict/pages.ts'
import { discussionPages } from '../discussion/pages.ts'
import { reliabilityPages } from '../reliability/pages.ts'
import { raschPages } from '../reliability/rasch/pages.ts'
import { reviewPages } from '../reviews/pages.ts'
import { samplePages } from '../sample/pages.ts'
import { verifiedPages } from '../verified/pages.ts'
import { writingPages } from '../writing/pages.ts'
import { cardPages } from './cards.ts'
import { closingPages } from './closing.ts'
import { councilHomePages } from './councils.ts'
import { sessionPages } from './sessions.ts'
import { verdictPages } from './verdicts.ts'

/** Every page of the councils, under `/councils`, and the applicant's `/dossiers/{id}/result`. */
export function councilPages(app: App): void {
  councilHomePages(app)
  sessionPages(app)
  cardPages(app)
  samplePages(app)
  verifiedPages(app)
  proposedConflictPages(app)
  discussionPages(app)
  closingPages(app)
  verdictPages(app)
  writingPages(app)
  reliabilityPages(app)
  raschPages(app)
  calibrationPages(app)
  reviewPages(app)
}
