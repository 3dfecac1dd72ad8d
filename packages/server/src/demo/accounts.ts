import { type Actor, system } from '@saolang/core/people/actor.ts'
import type { OrganisationForm } from '@saolang/core/people/organisation.ts'
import type { GrantForm } from '@saolang/core/people/role-grant.ts'
import { addAccount, demoPassword } from '../people/add-account.ts'
import { listOrganisationsOf } from '../people/get-organisation.ts'
import { registerOrganisation } from '../people/register-organisation.ts'
import { publicView } from '../platform/act.ts'

// Real units, so that maps and codes are right; nobody and nothing else here is real.
const caMau = { provinceCode: '96' }
const uMinh = { ...caMau, communeCode: '32047' }

const accounts = {
  producer: ['san-xuat', 'Trần Thị Mật (mẫu)', { role: 'producer' }],
  household: ['ho-san-xuat', 'Lê Văn Rạch (mẫu)', { role: 'producer' }],
  communeOfficer: ['can-bo-xa', 'Phạm Thị Xã (mẫu)', { role: 'commune-officer', ...uMinh }],
  provincialOfficer: ['can-bo-tinh', 'Nguyễn Văn Tỉnh (mẫu)', { role: 'provincial-officer', ...caMau }],
  provinceChair: ['chu-tich-tinh', 'Võ Thị Chủ Tịch (mẫu)', { role: 'council-chair', ...caMau }],
  provinceMember1: ['hoi-dong-tinh-1', 'Huỳnh Công Thương (mẫu)', { role: 'council-member', ...caMau }],
  provinceMember2: ['hoi-dong-tinh-2', 'Đặng Y Tế (mẫu)', { role: 'council-member', ...caMau }],
  provinceMember3: ['hoi-dong-tinh-3', 'Bùi Khoa Học (mẫu)', { role: 'council-member', ...caMau }],
  provinceMember4: ['hoi-dong-tinh-4', 'Lý Văn Hóa (mẫu)', { role: 'council-member', ...caMau }],
  ministryOfficer: ['can-bo-bo', 'Đỗ Thị Bộ (mẫu)', { role: 'ministry-officer' }],
  nationChair: ['chu-tich-trung-uong', 'Hoàng Văn Chủ Tịch (mẫu)', { role: 'council-chair' }],
  nationMember1: ['hoi-dong-trung-uong-1', 'Ngô Công Thương (mẫu)', { role: 'council-member' }],
  nationMember2: ['hoi-dong-trung-uong-2', 'Dương Y Tế (mẫu)', { role: 'council-member' }],
  nationMember3: ['hoi-dong-trung-uong-3', 'Hồ Khoa Học (mẫu)', { role: 'council-member' }],
  nationMember4: ['hoi-dong-trung-uong-4', 'Phan Văn Hóa (mẫu)', { role: 'council-member' }],
  administrator: ['quan-tri', 'Quản Trị Viên (mẫu)', { role: 'administrator' }],
  auditor: ['kiem-tra', 'Kiểm Tra Viên (mẫu)', { role: 'auditor' }],
} as const satisfies Record<string, readonly [mailbox: string, fullName: string, grant: GrantForm]>

const organisations = {
  producer: {
    kind: 'cooperative',
    name: 'HTX Ong Mật Rừng Tràm (mẫu)',
    registrationNo: '961207000000 (mẫu)',
    taxCode: undefined,
    communeCode: uMinh.communeCode,
    address: 'Ấp Mẫu',
    phone: undefined,
    email: 'san-xuat@demo.saolang.example',
    representativeName: 'Trần Thị Mật (mẫu)',
    representativeTitle: 'Giám đốc',
    representativeGender: 'female',
    representativeEthnicity: 'Kinh',
    representativeResidence: 'Xã U Minh, tỉnh Cà Mau',
    establishedOn: '2019-05-20',
  },
  household: {
    kind: 'household-producer',
    name: 'Hộ Lê Văn Rạch (mẫu)',
    registrationNo: undefined,
    taxCode: undefined,
    communeCode: uMinh.communeCode,
    address: 'Ấp Mẫu',
    phone: undefined,
    email: 'ho-san-xuat@demo.saolang.example',
    representativeName: 'Lê Văn Rạch (mẫu)',
    representativeTitle: 'Chủ hộ',
    representativeGender: 'male',
    representativeEthnicity: 'Khmer',
    representativeResidence: 'Xã U Minh, tỉnh Cà Mau',
    establishedOn: undefined,
  },
} as const satisfies Partial<Record<keyof typeof accounts, OrganisationForm>>

/** The people of the demo, by what they are for; the producers act for their organisation. */
export type DemoAccounts = Record<keyof typeof accounts, Actor>

const listOwn = publicView(({ tx }, personId: string) => listOrganisationsOf(tx, personId))

/** Makes the fictitious people of the demo and their two producers; repeating it changes nothing. Gives the actors. */
export async function seedDemoAccounts(): Promise<DemoAccounts> {
  const made: Partial<DemoAccounts> = {}
  for (const key of Object.keys(accounts) as (keyof typeof accounts)[]) {
    const [mailbox, fullName, grant] = accounts[key]
    const email = `${mailbox}@demo.saolang.example`
    made[key] = await addAccount(system, { email, fullName, password: demoPassword, isDemo: true, grant })
  }
  for (const key of Object.keys(organisations) as (keyof typeof organisations)[])
    made[key] = await withOrganisation(made[key] as Actor, organisations[key])
  return made as DemoAccounts
}

async function withOrganisation(who: Actor, form: OrganisationForm): Promise<Actor> {
  const [known] = await listOwn(who.personId as string)
  const { id } = known ?? (await registerOrganisation(who, form))
  return { ...who, organisationId: id }
}
