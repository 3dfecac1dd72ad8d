import { addMonths, legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { system } from '@saolang/core/people/actor.ts'
import { getOrganisation } from '../people/get-organisation.ts'
import { registerOrganisation } from '../people/register-organisation.ts'
import { currentTime, publicView } from '../platform/act.ts'
import { findDuplicates } from '../registry/duplicates/find-duplicates.ts'
import { transcribeRecognition } from '../registry/imports/transcribe-recognition.ts'
import type { DemoAccounts } from './accounts.ts'

/** A product of the demo that an old list told once more, and a producer whom the commune registered twice. No real unit changes in a demo. */
export async function seedDemoDuplicates({ producer, communeOfficer }: DemoAccounts): Promise<void> {
  const organisationId = producer.organisationId as string
  await transcribeOnceMore(organisationId)
  const { kind, registrationNo, communeCode, address, representative } = await readOrganisation(organisationId)
  await registerOrganisation(communeOfficer, {
    ...{ kind, registrationNo, communeCode, address, name: 'Hợp tác xã Ong mật rừng tràm (mẫu)' },
    ...{ taxCode: undefined, phone: undefined, email: undefined, establishedOn: undefined },
    ...{ representativeName: representative.name, representativeTitle: representative.title },
    ...{ representativeGender: undefined, representativeEthnicity: undefined, representativeResidence: undefined },
  })
  await findDuplicates()
}

const readOrganisation = publicView(({ tx }, id: string) => getOrganisation(tx, id))

async function transcribeOnceMore(organisationId: string): Promise<void> {
  const issuedOn = addMonths(legalDateOf(currentTime()), -62)
  await transcribeRecognition(system, {
    ...{
      key: 'demo mat ong 2021',
      organisationId,
      name: 'MẬT ONG RỪNG TRÀM (mẫu)',
      setNo: 4,
      star: 3,
      isDemo: true,
    },
    ...{ issuedOn, expiresOn: addMonths(issuedOn, 36) },
    decisionNumber: '1204/QĐ-UBND (mẫu)',
    authorityName: 'Ủy ban nhân dân huyện U Minh (mẫu)',
    recordedPlace: 'Xã Khánh An, huyện U Minh, tỉnh Cà Mau',
    source: { level: 'A', url: '', published: null, note: 'Dữ liệu mẫu', words: 'Danh mục cũ của huyện (mẫu)' },
  })
}
