import { formatShortCode } from '@saolang/core/kernel/short-code.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type { ChecklistPart } from '@saolang/core/registry/inspections/checklist.ts'
import type { InspectionLine, InspectionView, Person } from '@saolang/web/registry/inspections/inspection-view.ts'
import type { Officer } from '../../people/get-person.ts'
import type { InspectionRow } from './inspections.sql.ts'
import type { readInspection } from './read-inspections.ts'

type Read = Awaited<ReturnType<typeof readInspection>>

/** A visit in a list, as its reader sees it. */
export function toLine(row: InspectionRow, who: Actor): InspectionLine {
  const { id, code, product, producer, isDemo, planTitle, risks, dueOn, inspectorId, visitedOn, outcome } = row
  return {
    ...{ id, code: formatShortCode(code), product, isSample: isDemo, risks, dueOn },
    isMine: inspectorId === who.personId,
    ...(producer && { producer }),
    ...(planTitle && { plan: planTitle }),
    ...(visitedOn && { visitedOn }),
    ...(outcome && { outcome }),
  }
}

/** A visit with everything about it. */
export function toView(read: Read, who: Actor): InspectionView {
  const { record, place, star, why, reportCode, reportId, receipt, concludedOn } = read
  return {
    ...toLine(read, who),
    ...{ address: read.address, place: placeInWords(place.commune, place.province), certificateId: read.certificateId },
    ...{ inspector: read.inspector, inspectors: read.inspectors.map(toPerson), checklist: read.checklist },
    ...{
      findings: read.findings,
      photos: read.photos.map((photo) => ({ ...photo, part: photo.part as ChecklistPart })),
    },
    ...(star && { star }),
    ...(why && { why }),
    ...(reportId && reportCode && { reportId, reportCode: formatShortCode(reportCode) }),
    ...(receipt && { receipt }),
    ...(record?.met && { met: record.met }),
    ...(record?.words && { words: record.words }),
    ...(record?.conclusion &&
      concludedOn && {
        conclusion: {
          words: record.conclusion,
          documentNumber: record.documentNumber as string,
          concludedOn,
          ...(record.correctBy && { correctBy: record.correctBy }),
        },
      }),
  }
}

/** An officer to choose. */
export function toPerson({ id, name, role }: Officer): Person {
  return { id, name, place: role === 'commune-officer' ? 'xã' : role === 'provincial-officer' ? 'tỉnh' : 'Bộ' }
}
