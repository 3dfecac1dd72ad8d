import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { usualQuota } from '@saolang/core/people/client.ts'
import { registerClient } from '../people/clients/register-client.ts'
import { giveMandate } from '../people/mandates/give-mandate.ts'
import { currentTime } from '../platform/act.ts'
import type { DemoAccounts } from './accounts.ts'

/** The portal of a province that files for producers, with one mandate, and a system that tries things out. Their secrets are kept by nobody. */
export async function seedDemoClients(people: DemoAccounts): Promise<void> {
  const register = (who: Actor, name: string, isSandbox: boolean) =>
    registerClient(who, {
      ...{ name, contactEmail: 'cong@demo.saolang.example', reach: 'province', provinceCode: '96', isSandbox },
      scopes: ['dossiers:read', 'dossiers:write', 'organisations:read', 'register:read', 'changes:read', 'webhooks'],
      ...usualQuota,
    })
  const { id: clientId } = await register(people.provincialOfficer, 'Cổng dịch vụ công của tỉnh (mẫu)', false)
  await register(people.administrator, 'Phần mềm kế toán đang thử (mẫu)', true)
  await giveMandate(people.producer, {
    ...{ clientId, organisationId: people.producer.organisationId as string },
    ...{ givenBy: 'Trần Thị Mật (mẫu)', givenOn: legalDateOf(currentTime()) },
  })
}
