import type { DossierStatus } from '@saolang/core/dossiers/dossier.ts'

/** Days are whole and continuous; `samples` are fictitious dossiers among `many`. */
export type StandingView = {
  status: DossierStatus
  many: number
  samples: number
  medianDays: number
  oldestDays: number
}
export type PassageView = { status: DossierStatus; many: number; medianDays: number; slowDays: number }
export type LoadView = { personId: string; name: string; role: string; many: number; lastOn: string }
export type TermView = { days: number; ahead: number; behind: number }
