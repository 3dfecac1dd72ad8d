/** What can change, in the order of the road. */
export const changeKinds = ['organisation', 'product', 'certificate', 'decision', 'dossier'] as const

/** The name of what changed. */
export type ChangeKind = (typeof changeKinds)[number]
