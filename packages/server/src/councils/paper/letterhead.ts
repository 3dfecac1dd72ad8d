import { inSentence } from '@saolang/core/people/place-name.ts'
import { listProvinces } from '../../people/get-place.ts'
import type { Tx } from '../../platform/sql.ts'

/** Whose paper it is: who issues it, where it sits, what its decisions are numbered with. */
export type Letterhead = { issuer: string; authority: string; seat: string; symbol: string; area: string }

/** The letterhead of an authority: the People's Committee of a province, or the Ministry. */
export async function letterheadOf(tx: Tx, provinceCode: string | null): Promise<Letterhead> {
  if (provinceCode === null)
    return {
      issuer: 'Bộ Nông nghiệp và Môi trường',
      authority: 'Bộ trưởng Bộ Nông nghiệp và Môi trường',
      seat: 'Hà Nội',
      symbol: 'QĐ-BNNMT',
      area: 'cấp trung ương',
    }
  const province = (await listProvinces(tx)).find(({ code }) => code === provinceCode)
  if (!province) throw new Error(`there is no province ${provinceCode} today`)
  const area = inSentence(province.name)
  const issuer = `Ủy ban nhân dân ${area}`
  return { issuer, authority: `Chủ tịch ${issuer}`, seat: province.shortName, symbol: 'QĐ-UBND', area }
}
