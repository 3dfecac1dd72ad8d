import { fold } from '../../kernel/text.ts'
import { coreName, type LikenessReason, nearness, scoreOf } from './likeness.ts'

/** What two producers are compared by; what is not known is null. */
export type ComparableProducer = {
  name: string
  taxCode: string | null
  registrationNo: string | null
  communeCode: string
  provinceCode: string
  representativeName: string
}

const digits = (text: string | null) => (text ?? '').replace(/\D/g, '')

/** The keys that likely twins share, so that only those who share one are compared. */
export function producerKeys({ name, taxCode, registrationNo, provinceCode }: ComparableProducer): string[] {
  const words = coreName(name).split(' ')
  return [
    ...(digits(taxCode).length >= 8 ? [`tax ${digits(taxCode)}`] : []),
    ...(digits(registrationNo).length >= 6 ? [`number ${digits(registrationNo)}`] : []),
    `name ${provinceCode} ${words.toSorted().join(' ')}`,
    `start ${provinceCode} ${words.slice(0, 2).join(' ')}`,
  ]
}

/** How much two producers look like one, of 100, and why. A number alone is enough: it is given once. */
export function producerLikeness(
  a: ComparableProducer,
  b: ComparableProducer,
): { score: number; reasons: LikenessReason[] } {
  const name = nearness(coreName(a.name), coreName(b.name))
  const same = (x: string | null, y: string | null, least: number) =>
    digits(x).length >= least && digits(x) === digits(y)
  const checks: [LikenessReason, boolean][] = [
    ['same-tax-code', same(a.taxCode, b.taxCode, 8)],
    ['same-number', same(a.registrationNo, b.registrationNo, 6)],
    ['same-name', name === 'same'],
    ['near-name', name === 'near'],
    ['same-representative', fold(a.representativeName) === fold(b.representativeName)],
    ['same-commune', a.communeCode === b.communeCode],
    ['same-province', a.provinceCode === b.provinceCode],
  ]
  return scoreOf(checks)
}
