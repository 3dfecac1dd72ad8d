import qd919 from './decisions/2022-919-qd-ttg/targets.json' with { type: 'json' }

/** What a decision wants of one indicator by the end of its period; `upTo` where it names a range. Percent indicators are in percent. */
export type ProgrammeTarget = {
  indicator: string
  atLeast: number
  upTo?: number
  /** Where the value was read. */
  source: string
  confidence: 'high' | 'medium'
}

/** The targets of one decision that approves the programme for a period (legal days, both included). */
export type ProgrammeTargets = {
  id: string
  number: string
  signedOn: string
  title: string
  from: string
  to: string
  /** `text` when the decision itself was read, `secondary` when only reports of it were. */
  basis: 'text' | 'secondary'
  remarks: readonly string[]
  targets: readonly ProgrammeTarget[]
}

/** Every programme whose targets are known, newest first. That of 2026-2030 (Resolution 257/2025/QH15) is not published yet. */
export const programmes: readonly ProgrammeTargets[] = [qd919 as ProgrammeTargets]
