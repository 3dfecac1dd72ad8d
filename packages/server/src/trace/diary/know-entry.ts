import type { LegalDate } from '@saolang/core/kernel/calendar.ts'
import { Refused } from '@saolang/core/kernel/problem.ts'
import { tidy } from '@saolang/core/kernel/text.ts'
import type { EntryForm } from '@saolang/core/trace/diary/entry.ts'
import { lotNumber } from '@saolang/core/trace/diary/lot-number.ts'
import type { Step } from '@saolang/core/trace/diary/sectors.ts'
import { type KnownEntry, type LotAmount, placeCode } from '@saolang/core/trace/diary/to-events.ts'
import { normalIdentifier } from '@saolang/core/trace/identifier.ts'
import { lotIdentifier, ownCode } from '@saolang/core/trace/own-code.ts'
import { isUri } from '@saolang/epcis/schema/values.ts'
import type { ActContext } from '../../platform/act.ts'
import { getProduct } from '../../registry/get-product.ts'
import { type AreaRow, findArea } from '../areas/areas.sql.ts'
import { listCodes } from '../areas/papers.sql.ts'
import { codeOrigin, getMaterialKey, getProductKey } from '../product-key.ts'
import { addLot, addMaterial, findLot, findMaterial, type Lot, saveLot } from './lots.sql.ts'

type Telling = {
  form: EntryForm
  step: Step
  organisationId: string
  at: Date
  happenedOn: LegalDate
  /** The id of the lot that the entry makes: its own, or that of the entry it corrects. */
  lotId: string
}

/** Looks up, and makes where it is new, everything that an entry names: its area, its places, the lots it uses and the one it makes. */
export async function knowEntry(context: ActContext, telling: Telling): Promise<KnownEntry> {
  const { form, step, at, happenedOn, organisationId } = telling
  const area = await getOwnArea(context, form.areaId, organisationId)
  const [place, destination] = [
    await getOwnArea(context, form.placeId, organisationId),
    await getOwnArea(context, form.toPlaceId, organisationId),
  ]
  const code = area && (await listCodes(context.tx, [area.id])).find(({ validTo }) => !validTo || validTo >= happenedOn)
  const inputs = await readInputs(context, telling)
  const makesLot = step.asks.includes('what') && !(step.shape === 'receive' && form.code)
  return {
    id: form.id,
    shape: step.shape,
    step: form.step,
    at,
    happenedOn,
    area: area && { identifier: placeCode(codeOrigin(), area.key), growingCode: code?.value },
    place: place && placeCode(codeOrigin(), place.key),
    destination: destination && placeCode(codeOrigin(), destination.key),
    inputs,
    output: makesLot ? await beginLot(context, telling) : undefined,
    parcel: step.shape === 'pack' ? await parcelCode(context, telling) : undefined,
    result: form.result,
    guests: form.guests,
  }
}

async function getOwnArea(
  { tx }: ActContext,
  id: string | undefined,
  organisationId: string,
): Promise<AreaRow | undefined> {
  const area = id ? await findArea(tx, id) : undefined
  if (id && area?.organisationId !== organisationId) throw new Refused([{ code: 'not-found.area', at: 'areaId' }])
  return area
}

async function readInputs({ tx }: ActContext, { form, step, organisationId }: Telling): Promise<LotAmount[]> {
  const scanned = step.asks.includes('code') && form.code ? [{ lot: form.code, quantity: form.quantity }] : []
  const amounts: LotAmount[] = []
  for (const { lot: ref, quantity } of [...form.inputs, ...scanned]) {
    const [, id] = /^lot:([\da-f-]{36})$/.exec(ref) ?? []
    const lot = await findLot(tx, id ? { id } : { identifier: ref })
    if (!lot && (ref.startsWith('lot:') || !isUri(normalIdentifier(ref))))
      throw new Refused([{ code: 'conflict.lot-not-here', at: 'lots' }])
    const isOwn = lot?.organisationId === organisationId
    const amount = quantity ?? (isOwn ? Math.max(lot.left, 0) : 0)
    if (amount <= 0) throw new Refused([{ code: 'diary.lot-empty', at: 'lots', values: { lot: lot?.number ?? ref } }])
    amounts.push({
      identifier: lot?.identifier ?? normalIdentifier(ref),
      quantity: amount,
      unit: lot?.unit ?? form.unit ?? step.unit,
    })
  }
  return amounts
}

async function beginLot(context: ActContext, telling: Telling): Promise<KnownEntry['output']> {
  const { form, step, organisationId, at, happenedOn, lotId } = telling
  const quantity = form.quantity as number
  const expiresOn = form.expiresOn ?? null
  const known = await findLot(context.tx, { id: lotId })
  if (known) {
    await saveLot(context.tx, { id: known.id, areaId: form.areaId ?? null, madeOn: happenedOn, expiresOn })
    return toOutput(known, quantity, expiresOn)
  }
  const { key, gtin } = await getKey(context, telling)
  const unit = form.unit ?? step.unit
  const facts = { id: lotId, organisationId, key, unit, areaId: form.areaId ?? null, step: form.step }
  const first = lotNumber(happenedOn, lotId)
  for (let i = 1; ; i++) {
    const number = i === 1 ? first : `${first}-${i}`
    const identifier = lotIdentifier({ origin: codeOrigin(), key, gtin, lot: number })
    const lot = { ...facts, number, identifier, madeOn: happenedOn, expiresOn, madeAt: at }
    if (await addLot(context.tx, lot)) return toOutput(lot, quantity, expiresOn)
  }
}

function toOutput(
  { identifier, unit, number }: Pick<Lot, 'identifier' | 'unit' | 'number'>,
  quantity: number,
  expiresOn: LegalDate | null,
) {
  return { identifier, unit, number, quantity, ...(expiresOn && { expiresOn }) }
}

async function getKey(context: ActContext, { form, step, organisationId }: Telling) {
  const [kind, id = ''] = (form.what ?? '').split(':')
  if (kind === 'product') {
    const product = await getProduct(context.tx, id)
    if (product.organisationId !== organisationId) throw new Refused([{ code: 'not-found.product', at: 'what' }])
    return getProductKey(context, id)
  }
  const known = kind === 'material' ? await findMaterial(context.tx, organisationId, id) : undefined
  if (kind === 'material' && !known) throw new Refused([{ code: 'not-found.material', at: 'what' }])
  return getMaterialKey(
    context,
    known?.id ?? (await addNamed(context, organisationId, form.newWhat ?? '', form.unit ?? step.unit)),
  )
}

async function addNamed(
  { tx, now, newId }: ActContext,
  organisationId: string,
  name: string,
  unit: string,
): Promise<string> {
  return (await addMaterial(tx, { id: newId(), organisationId, name: tidy(name), unit }, now)).id
}

// A parcel without an SSCC is a piece of the producer's own "parcel", by the number of the entry that packed it.
async function parcelCode(context: ActContext, { form, organisationId, happenedOn }: Telling): Promise<string> {
  const id = await addNamed(context, organisationId, 'Thùng, kiện', 'cái')
  const { key } = await getMaterialKey(context, id)
  return ownCode({ origin: codeOrigin(), key, serial: lotNumber(happenedOn, form.id) })
}
