import { z } from 'zod'
import { listProblems, type Problem } from '../kernel/problem.ts'
import { isPhone } from '../people/contact.ts'

const words = (max: number) => z.string().trim().max(max).default('')

/** What is asked of a buyer: to whom, where to, and whom to call. Nothing more is kept. */
export const BuyerForm = z.object({
  name: words(100),
  phone: words(20),
  address: words(300),
  provinceCode: words(2),
  note: words(500),
})
export type BuyerForm = z.infer<typeof BuyerForm>

/** How an order is paid: into the seller's own account, in cash at the door, on the platform where it was bought, or by a gateway to the seller's own merchant account. */
export const payWays = ['transfer', 'cash', 'platform', 'vnpay', 'momo', 'zalopay'] as const
export type PayWay = (typeof payWays)[number]

/** Why nothing can be brought to such a buyer. */
export function findBuyerProblems({ name, phone, address, provinceCode }: BuyerForm): Problem[] {
  return listProblems([
    name.length < 2 && { code: 'buyer.name', at: 'name' },
    !isPhone(phone) && { code: 'buyer.phone', at: 'phone' },
    address.length < 5 && { code: 'buyer.address', at: 'address' },
    !/^\d{2}$/.test(provinceCode) && { code: 'buyer.province', at: 'provinceCode' },
  ])
}

/** A phone number as it may stand on a page that others may see: its last three digits. */
export function maskPhone(phone: string): string {
  return `${'•'.repeat(Math.max(phone.length - 3, 0))}${phone.slice(-3)}`
}
