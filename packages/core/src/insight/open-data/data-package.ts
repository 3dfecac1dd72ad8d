import { type Column, formats } from './dataset.ts'
import { datasets } from './dictionary.ts'
import { type Edition, licence } from './edition.ts'

const fieldTypes = { text: 'string', integer: 'integer', number: 'number', day: 'date', flag: 'boolean' } as const

/** The description of a dataset's newest files for programs (Frictionless Data Package 1.0, Tabular Data Resource). */
export function dataPackageOf(edition: Edition, publicUrl: string): object {
  const { title, about, key, columns } = datasets[edition.dataset]
  return {
    profile: 'data-package',
    name: edition.dataset,
    title: title[1],
    description: about[1],
    homepage: `${publicUrl}/data/${edition.dataset}`,
    version: edition.takenOn,
    created: edition.writtenAt,
    licenses: [{ name: licence.spdx, title: licence.name, path: licence.href }],
    resources: edition.files.map(({ format, sha256, byteSize }) => ({
      name: `${edition.dataset}-${format}`,
      path: `${edition.takenOn}.${format}`,
      format,
      mediatype: formats[format].mediaType,
      encoding: 'utf-8',
      bytes: byteSize,
      hash: `sha256:${sha256}`,
      ...((format === 'csv' || format === 'json') && {
        profile: 'tabular-data-resource',
        schema: { fields: columns.map(fieldOf), ...(key.length > 0 && { primaryKey: key }), missingValues: [''] },
      }),
      ...(format === 'csv' && { dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', header: true } }),
    })),
  }
}

function fieldOf({ name, type, meaning, unit }: Column): object {
  return { name, type: fieldTypes[type], description: meaning[1], ...(unit && { unit: unit[1] }) }
}
