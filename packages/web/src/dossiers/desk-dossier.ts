import type { DossierTransition } from '@saolang/core/dossiers/dossier.ts'
import type { Findings } from '@saolang/core/dossiers/findings.ts'
import type { Snapshot } from '@saolang/core/dossiers/snapshot.ts'
import type { RoadStepState } from '@saolang/core/dossiers/steps.ts'
import type { Problem } from '@saolang/core/kernel/problem.ts'
import type { ApplicantView } from './applicant-page.tsx'
import type { Unproven } from './evidence-page.tsx'
import type { DossierHead } from './parts/dossier-head.tsx'
import type { RoadStep } from './parts/road-timeline.tsx'

/** What an officer sees of one dossier, and what was typed into the forms beside it. */
export type DeskDossierPageProps = {
  head: DossierHead
  applicant: ApplicantView
  snapshot?: Snapshot
  snapshotMark?: string
  road: readonly RoadStep[]
  steps: readonly RoadStepState[]
  /** It began with the last certified version: what changed since has a page of its own. */
  hasDifference: boolean
  /** It goes to the Ministry without a council of the province. */
  mayRefer: boolean
  clock?: { daysLeft: number; isStopped: boolean; dueOn?: string; receivedOn: string }
  /** What the rules find missing today, and criteria with points but no file. */
  missing: readonly Problem[]
  unproven: readonly Unproven[]
  moves: readonly DossierTransition[]
  mayJudge: boolean
  findings: Findings
  siteVisitOn?: string
  letter?: { number: string; signedOn: string; body: string }
  letterDraft: string
  samples: number
  /** What was just typed into a form that was refused. */
  values: Readonly<Record<string, string>>
  done?: string
  problems?: readonly Problem[]
}
