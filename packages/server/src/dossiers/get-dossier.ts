import type { BaseProduct } from '@saolang/core/dossiers/base-product.ts'
import type { DossierKind, DossierStatus } from '@saolang/core/dossiers/dossier.ts'
import type { Choices } from '@saolang/core/dossiers/scorecard.ts'
import { type Given, toChoices } from '@saolang/core/dossiers/self-assessment.ts'
import { refuseIf } from '@saolang/core/kernel/problem.ts'
import type { Tx } from '../platform/sql.ts'
import { listChoices } from './answers.sql.ts'
import {
  type DossierFilter,
  type DossierRow,
  findDossierIdByCode,
  findDossierRow,
  listDossierRows,
} from './dossiers.sql.ts'

/** A dossier as other rooms see it. `code` and `submittedAt` are absent while it is a draft. */
export type Dossier = {
  id: string
  code?: string
  kind: DossierKind
  status: DossierStatus
  criteriaSetId: string
  setNo: number
  productName: string
  organisationId: string
  organisationName: string
  communeCode: string
  provinceCode: string
  submittedAt?: Date
  startedBy: string
  startedAt: Date
  changedAt: Date
  /** The option that the applicant chose at each criterion. */
  selfChoices: Choices
  /** What the applicant wrote beside a criterion. */
  selfWords: Readonly<Record<string, string>>
  /** The recognised product that an upgrade or a re-evaluation is about. */
  baseProduct?: BaseProduct
  /** The register itself said so; otherwise the applicant does. */
  isFromRegister: boolean
  productId?: string
  isDemo: boolean
  /** An officer of the commune fills it in for the applicant. */
  isAssisted: boolean
  /** Every answer of the self-assessment, "none of these levels" included. */
  given: Given
}

/** The dossier of an id; refuses with `not-found.dossier`. Asks for no permission: that is the caller's. */
export async function getDossier(tx: Tx, id: string): Promise<Dossier> {
  const row = await findDossierRow(tx, id)
  if (!row) refuseIf([{ code: 'not-found.dossier' }])
  return toDossier(row as DossierRow, await listChoices(tx, id))
}

/** The dossier that was handed in under a code. Asks for no permission: that is the caller's. */
export async function findDossierByCode(tx: Tx, code: string): Promise<Dossier | undefined> {
  const id = await findDossierIdByCode(tx, code)
  return id === undefined ? undefined : getDossier(tx, id)
}

/** A dossier in a list: what names it. */
export type DossierLine = Pick<DossierRow, 'id' | 'kind' | 'status' | 'productName' | 'organisationName'> & {
  code: string
}

/** Dossiers in some statuses, of a place or of the nation, those that came first first. Asks for no permission: that is the caller's. */
export async function listDossiersIn(tx: Tx, filter: DossierFilter): Promise<DossierLine[]> {
  const rows = await listDossierRows(tx, filter)
  return rows.map(({ id, kind, status, productName, organisationName, code }) => ({
    id,
    kind,
    status,
    productName,
    organisationName,
    code: code ?? '',
  }))
}

function toDossier(row: DossierRow, choices: Awaited<ReturnType<typeof listChoices>>): Dossier {
  const { code, submittedAt, baseProduct, ...rest } = row
  const given = Object.fromEntries(
    choices.flatMap(({ criterion, optionId }) => (optionId ? [[criterion, optionId]] : [])),
  )
  return {
    ...rest,
    ...(code && { code }),
    ...(submittedAt && { submittedAt }),
    ...(baseProduct && { baseProduct }),
    ...(row.isFromRegister && baseProduct?.productId && { productId: baseProduct.productId }),
    given,
    selfChoices: toChoices(given),
    selfWords: Object.fromEntries(choices.flatMap(({ criterion, words }) => (words ? [[criterion, words]] : []))),
  }
}
