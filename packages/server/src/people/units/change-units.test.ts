import { visitor } from '@saolang/core/people/actor.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setClock } from '../../platform/act.ts'
import { inReadOnly } from '../../platform/sql.ts'
import { createActor, createOrganisation } from '../../testing/actors.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { findTodaysPlace } from '../find-todays-place.ts'
import { getOrganisation } from '../get-organisation.ts'
import { getPlace, listCommunes } from '../get-place.ts'
import { enterUnitChange, followUnitChanges, readUnitChange, undoUnitChange } from './change-units.ts'

let running: TestApp
let former: () => Date
beforeAll(async () => {
  running = await openApp()
  former = setClock(() => new Date('2026-11-24T03:00:00Z'))
})
afterAll(async () => {
  setClock(former)
  await running.close()
})

const merge = {
  kind: 'merge' as const,
  resolutionNumber: '1/NQ-UBTVQH (mẫu)',
  resolutionOn: '2026-11-20',
  issuer: 'Ủy ban Thường vụ Quốc hội',
  effectiveOn: '2027-01-01',
  fromCodes: ['32047', '32044'],
  heirs: [{ code: '32047', type: 'Xã', name: 'U Minh Mới' }],
  mainHeir: '32047',
}
const administrator = () => createActor({ role: 'administrator' })
const place = (code: string) => inReadOnly((tx) => getPlace(tx, code))

test('only the nation enters a change, with a resolution that makes sense', async () => {
  await expect(enterUnitChange(visitor, merge)).rejects.toThrow('unauthenticated')
  for (const role of ['producer', 'commune-officer', 'provincial-officer', 'auditor'] as const)
    await expect(enterUnitChange(await createActor({ role }), merge)).rejects.toThrow('forbidden.role')
  const wrong = { ...merge, fromCodes: ['32047', '00004'], effectiveOn: '2026-11-01', resolutionNumber: ' ' }
  await expect(enterUnitChange(await administrator(), wrong)).rejects.toMatchObject({
    problems: [
      { code: 'unit.resolution-missing' },
      { code: 'unit.effective-too-early' },
      { code: 'unit.several-provinces' },
    ],
  })
})

test('a merge takes effect on its day; what lay in the units follows, old codes lead on, and undoing brings all back', async () => {
  const who = await administrator()
  const officer = await createActor({ role: 'commune-officer', communeCode: '32044' })
  const { id: organisationId } = await createOrganisation(officer.personId as string, { communeCode: '32044' })
  const seat = async () => (await inReadOnly((tx) => getOrganisation(tx, organisationId))).communeCode
  const { id } = await enterUnitChange(who, merge)
  await expect(enterUnitChange(who, merge)).rejects.toThrow('conflict.unit-changing')
  expect(await followUnitChanges()).toBe(0)
  expect((await place('32044')).communeName).toBe('Xã Nguyễn Phích')

  setClock(() => new Date('2026-12-31T17:05:00Z'))
  expect(await followUnitChanges()).toBe(1)
  expect(await followUnitChanges()).toBe(0)
  await running.deliverEvents()
  expect(await place('32044')).toMatchObject({ communeCode: '32047', communeName: 'Xã U Minh Mới', provinceCode: '96' })
  expect(await seat()).toBe('32047')
  const { moved } = await readUnitChange(who, id)
  expect(moved).toMatchObject({ organisation: 1, role_grant: 1 })
  const communes = await inReadOnly((tx) => listCommunes(tx, '96'))
  expect(communes.map(({ code }) => code)).not.toContain('32044')
  const old = await inReadOnly((tx) => findTodaysPlace(tx, { code: '32044', on: '2026-01-01' }))
  expect(old).toMatchObject({ kind: 'one', place: { communeCode: '32047' } })
  const story = (await running.app.inject({ url: '/api/v1/units/32044' })).json()
  expect(story.successors).toContainEqual(expect.objectContaining({ code: '32047', on: '2027-01-01', share: 'full' }))

  await expect(undoUnitChange(who, { id, reason: '' })).rejects.toThrow('merge.reason-missing')
  await undoUnitChange(who, { id, reason: 'Nhập nhầm nghị quyết' })
  await running.deliverEvents()
  expect((await place('32044')).communeName).toBe('Xã Nguyễn Phích')
  expect((await place('32047')).communeName).toBe('Xã U Minh')
  expect(await seat()).toBe('32044')
  await expect(undoUnitChange(who, { id, reason: 'Lần nữa' })).rejects.toThrow('conflict.unit-change-ended')
})
