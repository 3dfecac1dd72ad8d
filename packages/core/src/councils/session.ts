import type { Problem } from '../kernel/problem.ts'

/** How far a dossier has come before its council. */
export const phases = ['convened', 'scoring', 'closed', 'concluded'] as const
export type Phase = (typeof phases)[number]

/** What can happen to a dossier before its council. */
export type SessionAct =
  | 'advise'
  | 'tick'
  | 'declare'
  | 'rule'
  | 'save'
  | 'sign'
  | 'close'
  | 'discuss'
  | 'change'
  | 'resolve'
  | 'conclude'

/** Which acts a phase allows and where they lead; what is not written is refused. */
const sessionActs = {
  convened: { advise: 'convened', tick: 'convened', rule: 'convened', declare: 'scoring' },
  scoring: {
    advise: 'scoring',
    tick: 'scoring',
    rule: 'scoring',
    declare: 'scoring',
    save: 'scoring',
    sign: 'scoring',
    close: 'closed',
  },
  closed: { discuss: 'closed', change: 'closed', resolve: 'closed', conclude: 'concluded' },
  concluded: {},
} as const satisfies Record<Phase, Partial<Record<SessionAct, Phase>>>

/** Where an act leads from a phase; undefined when the phase does not allow it. */
export function phaseAfter(phase: Phase, act: SessionAct): Phase | undefined {
  const acts: Partial<Record<SessionAct, Phase>> = sessionActs[phase]
  return acts[act]
}

/** The reason why an act comes at the wrong time, if it does. */
export function findPhaseProblems(phase: Phase, act: SessionAct): Problem[] {
  return phaseAfter(phase, act) ? [] : [{ code: `conflict.session-${phase}`, values: { act } }]
}

/** How far a session has come: as far as the dossier that is furthest behind. */
export function sessionPhaseOf(dossiers: readonly Phase[]): Phase {
  return phases.find((phase) => dossiers.includes(phase)) ?? 'convened'
}
