import { type CriteriaSet, listLeaves } from '@saolang/law/criteria-set.ts'

/** A criteria set with only what scoring asks for, so that a phone loads a few kilobytes: no texts of options, no remarks. */
export function slimSet(set: CriteriaSet): CriteriaSet {
  const leaves = listLeaves(set)
  return {
    id: set.id,
    decision: set.decision,
    no: set.no,
    title: '',
    inForceFrom: set.inForceFrom,
    complete: set.complete,
    rejectedIf: [],
    starLegend: null,
    misprints: [],
    remarks: [],
    missing: [],
    bands: set.bands,
    parts: set.parts.map(({ code, max }) => ({
      code,
      title: '',
      max,
      criteria: leaves
        .filter(({ part }) => part === code)
        .map(({ leaf }) => ({
          code: leaf.code,
          id: '',
          title: leaf.title,
          max: leaf.max,
          options: leaf.options.map(({ id, points, floorFor }) => ({
            id,
            text: '',
            points,
            ...(floorFor && { floorFor }),
          })),
          ...stopsOf(leaf.notes),
        })),
    })),
  }
}

function stopsOf(notes: CriteriaSet['parts'][number]['criteria'][number]['notes'] = []) {
  const stops = notes.filter(({ zeroIn }) => zeroIn)
  return stops.length > 0 ? { notes: stops } : {}
}
