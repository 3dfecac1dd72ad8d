import type { DossierKind as KindOfLaw } from '@saolang/law/in-force.ts'
import type { Problem } from '../kernel/problem.ts'
import type { Role } from '../people/actor.ts'

/** The kinds of a product dossier: first evaluation, upgrade, evaluation again (Điều 6 khoản 1). */
export const dossierKinds = ['first', 'upgrade', 're-evaluation'] as const
export type DossierKind = (typeof dossierKinds)[number]

/** The same kind as packages/law spells it. */
export const kindOfLaw = {
  first: 'first',
  upgrade: 'upgrade',
  're-evaluation': 'reEvaluation',
} as const satisfies Record<DossierKind, KindOfLaw>

/** Who has the dossier on the table: whose move it is. */
export type Holder = 'applicant' | 'commune' | 'province' | 'council' | 'ministry' | 'nobody'

/** Every status, and who holds a dossier in it. `supplement-requested` stops the commune's clock. */
export const statuses = {
  draft: { holder: 'applicant', isOpen: true },
  submitted: { holder: 'commune', isOpen: false },
  'supplement-requested': { holder: 'applicant', isOpen: true },
  returned: { holder: 'nobody', isOpen: false },
  abandoned: { holder: 'nobody', isOpen: false },
  forwarded: { holder: 'province', isOpen: false },
  'supplement-requested-province': { holder: 'applicant', isOpen: true },
  admitted: { holder: 'council', isOpen: false },
  scored: { holder: 'province', isOpen: false },
  escalated: { holder: 'ministry', isOpen: false },
  'supplement-requested-central': { holder: 'applicant', isOpen: true },
  'admitted-central': { holder: 'council', isOpen: false },
  'scored-central': { holder: 'ministry', isOpen: false },
  'decided-recognised': { holder: 'nobody', isOpen: false },
  'decided-not-recognised': { holder: 'nobody', isOpen: false },
} as const satisfies Record<string, { holder: Holder; isOpen: boolean }>
export type DossierStatus = keyof typeof statuses

/** Every status, in the order of the road. */
export const dossierStatuses = Object.keys(statuses) as DossierStatus[]

type Move = { from: DossierStatus; to: DossierStatus; by: readonly Role[] }
const filers = ['producer', 'commune-officer', 'integrator'] as const satisfies Role[]
const scorers = ['council-member', 'council-chair'] as const satisfies Role[]

/** The procedure of Điều 7: every way a dossier can move, and who may move it so. What is not here cannot happen. */
export const transitions = {
  submit: [{ from: 'draft', to: 'submitted', by: filers }],
  abandon: [
    { from: 'draft', to: 'abandoned', by: filers },
    { from: 'supplement-requested', to: 'abandoned', by: filers },
    { from: 'supplement-requested-province', to: 'abandoned', by: filers },
  ],
  'request-supplement': [
    { from: 'submitted', to: 'supplement-requested', by: ['commune-officer'] },
    { from: 'forwarded', to: 'supplement-requested-province', by: ['provincial-officer'] },
    { from: 'escalated', to: 'supplement-requested-central', by: ['ministry-officer'] },
  ],
  'answer-supplement': [
    { from: 'supplement-requested', to: 'submitted', by: filers },
    { from: 'supplement-requested-province', to: 'forwarded', by: filers },
    { from: 'supplement-requested-central', to: 'escalated', by: filers },
  ],
  return: [
    { from: 'submitted', to: 'returned', by: ['commune-officer'] },
    { from: 'forwarded', to: 'returned', by: ['provincial-officer'] },
  ],
  forward: [{ from: 'submitted', to: 'forwarded', by: ['commune-officer'] }],
  admit: [{ from: 'forwarded', to: 'admitted', by: ['provincial-officer', 'council-chair'] }],
  score: [{ from: 'admitted', to: 'scored', by: scorers }],
  escalate: [{ from: 'scored', to: 'escalated', by: ['provincial-officer'] }],
  // Five stars again need no council of the province, only its report (Điều 6 khoản 3 điểm b, Điều 7 khoản 6 điểm e).
  refer: [{ from: 'forwarded', to: 'escalated', by: ['provincial-officer'] }],
  'admit-central': [{ from: 'escalated', to: 'admitted-central', by: ['ministry-officer', 'council-chair'] }],
  'score-central': [{ from: 'admitted-central', to: 'scored-central', by: scorers }],
  'evaluate-again': [{ from: 'scored-central', to: 'forwarded', by: ['provincial-officer'] }],
  // A request for review that is taken up goes back before a council; what its verdict leaves as it was, stands as it stood.
  review: [
    { from: 'decided-recognised', to: 'forwarded', by: ['provincial-officer'] },
    { from: 'decided-not-recognised', to: 'forwarded', by: ['provincial-officer'] },
  ],
  'review-central': [
    { from: 'decided-recognised', to: 'escalated', by: ['ministry-officer'] },
    { from: 'decided-not-recognised', to: 'escalated', by: ['ministry-officer'] },
  ],
  'uphold-recognised': [
    { from: 'scored', to: 'decided-recognised', by: scorers },
    { from: 'scored-central', to: 'decided-recognised', by: scorers },
  ],
  'uphold-not-recognised': [
    { from: 'scored', to: 'decided-not-recognised', by: scorers },
    { from: 'scored-central', to: 'decided-not-recognised', by: scorers },
  ],
  recognise: [
    { from: 'scored', to: 'decided-recognised', by: ['provincial-officer'] },
    { from: 'scored-central', to: 'decided-recognised', by: ['provincial-officer', 'ministry-officer'] },
  ],
  decline: [
    { from: 'scored', to: 'decided-not-recognised', by: ['provincial-officer'] },
    { from: 'scored-central', to: 'decided-not-recognised', by: ['provincial-officer', 'ministry-officer'] },
  ],
} as const satisfies Record<string, readonly Move[]>
export type DossierTransition = keyof typeof transitions

/** Where a transition leads from this status; undefined when it is not a move of the procedure. */
export function nextStatus(status: DossierStatus, transition: DossierTransition): DossierStatus | undefined {
  return findMove(status, transition)?.to
}

/** Why this role may not move a dossier so: `conflict.dossier-status` when the status knows no such move, `forbidden.role` when it is not theirs. */
export function findTransitionProblems(status: DossierStatus, transition: DossierTransition, role: Role): Problem[] {
  const move = findMove(status, transition)
  if (!move) return [{ code: 'conflict.dossier-status', values: { status, transition } }]
  return move.by.includes(role) ? [] : [{ code: 'forbidden.role', values: { role } }]
}

/** True while the applicant may still write in the dossier. */
export function isOpen(status: DossierStatus): boolean {
  return statuses[status].isOpen
}

/** The moves that a role can make from a status: what its buttons are. */
export function listMoves(status: DossierStatus, role: Role): DossierTransition[] {
  return (Object.keys(transitions) as DossierTransition[]).filter((transition) =>
    findMove(status, transition)?.by.includes(role),
  )
}

function findMove(status: DossierStatus, transition: DossierTransition): Move | undefined {
  const moves: readonly Move[] = transitions[transition]
  return moves.find(({ from }) => from === status)
}
