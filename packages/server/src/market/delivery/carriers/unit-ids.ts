import { Refused } from '@saolang/core/kernel/problem.ts'
import type { OldPlace } from '@saolang/core/market/delivery/old-place.ts'
import { placeKey, spellingKey } from '@saolang/core/people/place-name.ts'

/** A carrier's own numbers of a place: it has its own list of provinces, districts and wards. */
export type UnitIds = { province: string; district: string; ward: string }

/** A unit as a carrier lists it: its number and every name that it bears there. */
export type ListedUnit = { id: string; names: readonly string[] }

/** How a carrier lists its units: provinces, then the districts of one, then the wards of one. */
export type UnitLists = {
  provinces(): Promise<ListedUnit[]>
  districts(provinceId: string): Promise<ListedUnit[]>
  wards(districtId: string): Promise<ListedUnit[]>
}

// A village sends to the same few hundred places; the rest is asked again.
const mostKept = 2000
const kept = new Map<string, UnitIds>()

/** The carrier's numbers of an old place, found by name, level by level; refuses with `carrier.place` one that its lists do not hold. */
export async function findUnitIds(carrier: string, place: OldPlace, lists: UnitLists): Promise<UnitIds> {
  const key = `${carrier} ${place.wardCode}`
  const known = kept.get(key)
  if (known) return known
  const province = pick(await lists.provinces(), place.province)
  const district = pick(await lists.districts(province), place.district)
  const ward = pick(await lists.wards(district), place.ward)
  const ids = { province, district, ward }
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
  kept.set(key, ids)
  return ids
}

/** Forgets what was looked up: a carrier's list was renewed, or a test has another. */
export function forgetUnitIds(): void {
  kept.clear()
}

// "Xã Hòa An" and "Xã Hoà An" are one; where folding makes two of a name alike, its tones and then its whole words decide.
function pick(listed: readonly ListedUnit[], name: string): string {
  const alike = listed.filter(({ names }) => names.some((each) => placeKey(each) === placeKey(name)))
  const spelled = alike.filter(({ names }) => names.some((each) => spellingKey(each) === spellingKey(name)))
  const exact = spelled.filter(({ names }) => names.includes(name))
  const found = [alike, spelled, exact].find((candidates) => candidates.length === 1)?.[0] ?? exact[0]
  if (!found) throw new Refused([{ code: 'carrier.place', values: { name } }])
  return found.id
}
