import type { Holder } from '@saolang/core/support/courses/course.ts'
import { getPlace, listProvinces } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'

/** The authority that holds a course, as papers name it. */
export async function nameHolder(tx: Tx, { level, provinceCode, communeCode }: Holder): Promise<string> {
  if (level === 'nation') return 'Bộ Nông nghiệp và Môi trường'
  if (level === 'commune')
    return `Ủy ban nhân dân ${lowerFirst((await getPlace(tx, communeCode as string)).communeName)}`
  const province = (await listProvinces(tx)).find(({ code }) => code === provinceCode)
  return `Ủy ban nhân dân ${lowerFirst(province?.name ?? '')}`
}

// "Ủy ban nhân dân xã U Minh": a type within a name is written small (Decree 30/2020/NĐ-CP, Appendix II).
const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
