import { tidy } from '@saolang/core/kernel/text.ts'
import type { UnitChange } from '@saolang/core/people/units/unit-change.ts'
import type { ChangeValues } from '@saolang/web/people/units/change-form-page'
import { type Fields, readDay, readDayParts, readList, readText } from '../../platform/form.ts'

const heirLines = { merge: 1, split: 4 } as const

/** The form of a change as it was filled in, or empty. */
export function readChangeValues(fields: Readonly<Fields>): ChangeValues {
  const kind = readText(fields, 'kind') === 'split' ? 'split' : 'merge'
  return {
    kind,
    provinceCode: readText(fields, 'provinceCode'),
    resolutionNumber: readText(fields, 'resolutionNumber'),
    resolutionOn: readDayParts(fields, 'resolutionOn'),
    issuer: fields.issuer === undefined ? 'Ủy ban Thường vụ Quốc hội' : readText(fields, 'issuer'),
    effectiveOn: readDayParts(fields, 'effectiveOn'),
    from: readList(fields, 'from'),
    heirs: Array.from({ length: heirLines[kind] }, (_, i) => ({
      code: readText(fields, `heir-${i + 1}-code`),
      type: readText(fields, `heir-${i + 1}-type`) || 'Xã',
      name: readText(fields, `heir-${i + 1}-name`),
    })),
    main: readText(fields, 'main') || '1',
    note: readText(fields, 'note'),
  }
}

/** The change that a form tells of; lines of heirs that were left empty are none. */
export function readChange(fields: Readonly<Fields>): UnitChange {
  const { kind, heirs, main, note, ...values } = readChangeValues(fields)
  return {
    kind,
    resolutionNumber: tidy(values.resolutionNumber),
    resolutionOn: readDay(fields, 'resolutionOn'),
    issuer: tidy(values.issuer),
    effectiveOn: readDay(fields, 'effectiveOn'),
    fromCodes: [...new Set(values.from)],
    heirs: heirs
      .filter(({ code, name }) => code !== '' || name !== '')
      .map((heir) => ({ ...heir, name: tidy(heir.name) })),
    mainHeir: heirs[Number(main) - 1]?.code ?? '',
    ...(note && { note }),
  }
}

/** Every field of a form but its token and the button that was pressed, to be sent again from the next page. */
export function listFields(fields: Readonly<Fields>): [name: string, value: string][] {
  return Object.keys(fields)
    .filter((name) => name !== 'csrf' && name !== 'edit')
    .flatMap((name) => readList(fields, name).map((value): [string, string] => [name, value]))
}
