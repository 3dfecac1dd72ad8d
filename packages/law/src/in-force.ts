import type { Band, CriteriaSet } from './criteria-set.ts'
import { CriteriaSheet } from './criteria-set-schema.ts'
import { bands as bands1048, decision as decision1048 } from './decisions/2019-1048-qd-ttg/decision.ts'
import { sheets as sheets1048 } from './decisions/2019-1048-qd-ttg/sheets.ts'
import { bands as bands148, decision as decision148 } from './decisions/2023-148-qd-ttg/decision.ts'
import structure148 from './decisions/2023-148-qd-ttg/structure.json' with { type: 'json' }
import { decision as decision26 } from './decisions/2026-26-qd-ttg/decision.ts'
import { transition } from './decisions/2026-26-qd-ttg/procedure.ts'
import { bands as bands26 } from './decisions/2026-26-qd-ttg/ranking.ts'
import { sheets as sheets26 } from './decisions/2026-26-qd-ttg/sheets.ts'

export type DossierKind = 'first' | 'upgrade' | 'reEvaluation'

type Text = { id: string; from: string; sets: number; read: (no: number) => CriteriaSet | undefined }

/** Newest first: the first text whose day has come is the one in force. */
const texts: readonly Text[] = [
  {
    id: decision26.id,
    from: decision26.inForceFrom.date,
    sets: sheets26.length,
    read: readerOf(sheets26, bands26),
  },
  { id: decision148.id, from: decision148.inForceFrom, sets: 0, read: () => readSheet(structure148, bands148) },
  {
    id: decision1048.id,
    from: decision1048.sheetsInForceFrom,
    sets: sheets1048.length,
    read: readerOf(sheets1048, bands1048),
  },
]

/**
 * The criteria set that governs a dossier: the filing day ('YYYY-MM-DD') picks the decision, `no` the sheet in it. Between
 * 2023-02-24 and 2026-05-21 every number gives the one structure of Decision 148, which is incomplete and refuses to score.
 * Undefined for a number that the decision does not have, and before 2020-06-08 (Điều 11, Điều 12 khoản 2).
 */
export function findCriteriaSet(no: number, filedOn: string): CriteriaSet | undefined {
  return texts.find(({ from }) => from <= filedOn)?.read(no)
}

/** The set with this id, as in `QD26-04`, `QD1048-15`, `QD148`. Throws when there is none: ids come from our own records. */
export function getCriteriaSet(id: string): CriteriaSet {
  const set = findCriteriaSetById(id)
  if (!set) throw new Error(`no criteria set ${id}`)
  return set
}

/** The set with this id, for ids that come from outside. */
export function findCriteriaSetById(id: string): CriteriaSet | undefined {
  const [decision, no] = id.split('-')
  const set = texts.find((text) => text.id === decision)?.read(Number(no))
  return set?.id === id ? set : undefined
}

/** Every set of the decision in force on that day ('YYYY-MM-DD'), in the order of its sheets. */
export function listCriteriaSets(on: string): CriteriaSet[] {
  const text = texts.find(({ from }) => from <= on)
  return Array.from({ length: text?.sets ?? 0 }, (_, i) => text?.read(i + 1)).filter((set) => set !== undefined)
}

/**
 * Last day on which a dossier filed before Decision 26/2026 may still be decided under the older rules; undefined when it was
 * filed later and knows no such day (Điều 12 khoản 2).
 */
export function findTransitionDeadline(kind: DossierKind, filedOn: string): string | undefined {
  const { filedBefore, ...byKind } = transition.oldDossiers
  return filedOn < filedBefore ? byKind[kind].finishBy : undefined
}

function readerOf(sheets: readonly unknown[], bands: readonly Band[]): (no: number) => CriteriaSet | undefined {
  const readers = sheets.map((sheet) => once(() => readSheet(sheet, bands)))
  return (no) => readers[no - 1]?.()
}

function readSheet(sheet: unknown, bands: readonly Band[]): CriteriaSet {
  return { ...CriteriaSheet.parse(sheet), bands }
}

function once<T>(read: () => T): () => T {
  let value: T | undefined
  return () => {
    value ??= read()
    return value
  }
}
