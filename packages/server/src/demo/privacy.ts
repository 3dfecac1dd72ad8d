import { decideConsent } from '../people/privacy/decide-consent.ts'
import { acknowledgeRequest } from '../people/privacy/handle-request.ts'
import { readRequests } from '../people/privacy/read-privacy.ts'
import { requestRight } from '../people/privacy/request-right.ts'
import type { DemoAccounts } from './accounts.ts'

/** The demo's cooperative agrees to be called; a buyer without an account waits at the desk, a household is being dealt with. */
export async function seedDemoPrivacy(
  { producer, household, administrator }: DemoAccounts,
  ago: (days: number) => void,
): Promise<void> {
  ago(6)
  await decideConsent(producer, { agreed: ['public-phone'] })
  await requestRight(household, {
    kind: 'rectify',
    name: 'Lê Văn Rạch (mẫu)',
    contact: 'ho-san-xuat@demo.saolang.example',
    words: 'Số nhà trong địa chỉ của tôi đã đổi (dữ liệu mẫu).',
  })
  ago(5)
  const [first] = await readRequests(administrator, undefined)
  await acknowledgeRequest(administrator, { id: first?.id as string, involvesOthers: false })
  ago(1)
  const visitor = { name: 'visitor', role: 'visitor' } as const
  await requestRight(visitor, {
    kind: 'access',
    name: 'Người mua hàng (mẫu)',
    contact: 'nguoi-mua@demo.saolang.example',
    words: 'Xin bản sao dữ liệu đơn hàng của tôi (dữ liệu mẫu).',
  })
}
