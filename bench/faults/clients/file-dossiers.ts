import { setTimeout as sleep } from 'node:timers/promises'
import type { Field } from './field.ts'

const most = 12

/** A producer who starts dossiers and hands them in, one after another. */
export async function fileDossiers({ as, source, desk, tide }: Field, run: string): Promise<void> {
  const producer = as('san-xuat')
  for (let no = 1; !tide.isOver; no++) {
    if (desk.atCommune.length >= most) {
      await sleep(50)
      continue
    }
    const productName = `Mật ong ${run} ${producer.name} ${no}`
    const { organisationId, setNo, id: copyFrom } = source
    const started = await producer.write({
      ...{ act: 'dossier.start', key: productName, says: productName, method: 'POST', path: '/api/v1/dossiers' },
      body: { kind: 'first', organisationId, setNo, productName, copyFrom },
      resultOf: ({ json }) => json.id as string,
    })
    const id = started.result
    if (id === undefined) continue
    const handedIn = await producer.write({
      ...{ act: 'dossier.submit', key: id, says: '', method: 'POST', path: `/api/v1/dossiers/${id}/submission` },
      body: { isPledged: true },
      resultOf: ({ json }) => json.code as string,
    })
    if (handedIn.is === 'ok') desk.atCommune.push(id)
  }
}

/** The commune's officer, who judges the findings, sometimes twice, and sends what is there to the province. */
export async function forwardDossiers({ as, desk, tide }: Field): Promise<void> {
  const officer = as('can-bo-xa')
  for (let no = 1; !tide.isOver; no++) {
    const id = desk.atProvince.length < most ? desk.atCommune.shift() : undefined
    if (id === undefined) {
      await sleep(50)
      continue
    }
    for (let version = 1; version <= (officer.random() < 0.3 ? 2 : 1); version++) {
      const text = `Xã đã xem, lần ${no}.${version}`
      const texts = { localMaterial: text, localLabour: text, ideaOrigin: text, localIdentity: text }
      await officer.write({
        ...{ act: 'findings.record', key: `${id} ${text}`, says: text, method: 'PUT' },
        ...{ path: `/api/v1/dossiers/${id}/findings`, body: { texts } },
      })
    }
    const number = `${no}/TTr-UBND ${officer.name}`
    const signer = { signerName: 'Người Ký Thử', signerTitle: 'Chủ tịch', samples: 5, signedOn: today() }
    const sent = await officer.write({
      ...{ act: 'dossier.forward', key: id, says: number, method: 'POST', path: `/api/v1/dossiers/${id}/forwarding` },
      body: { number, ...signer },
    })
    if (sent.is === 'ok') desk.atProvince.push(id)
  }
}

/** Today in Viet Nam, 'YYYY-MM-DD'. */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date())
