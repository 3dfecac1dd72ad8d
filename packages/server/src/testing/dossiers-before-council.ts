import type { DossierKind } from '@saolang/core/dossiers/dossier.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { addDossier, markSubmitted, moveDossier } from '../dossiers/dossiers.sql.ts'
import { currentTime, newId } from '../platform/act.ts'
import { inTransaction } from '../platform/sql.ts'
import { createOrganisation } from './actors.ts'

type Wanted = {
  by: string
  setId?: string
  kind?: DossierKind
  organisationId?: string
  productName?: string
  formerNumber?: string
  formerStar?: number
}

/** Makes a dossier that the commune has sent to the province (xã U Minh, tỉnh Cà Mau), without walking its road. Returns its id. */
export async function forwardDossier({ by, setId = 'QD26-04', kind = 'first', ...wanted }: Wanted): Promise<string> {
  const organisationId = wanted.organisationId ?? (await createOrganisation(by)).id
  return inTransaction(async (tx) => {
    const at = currentTime()
    const id = newId(at)
    await addDossier(tx, {
      id,
      kind,
      organisationId,
      communeCode: '32047',
      provinceCode: '96',
      isDemo: true,
      isAssisted: false,
      startedBy: by,
      startKey: null,
      at,
      productName: wanted.productName ?? 'Mật ong rừng tràm (mẫu)',
      setNo: getCriteriaSet(setId).no,
      criteriaSetId: setId,
      baseProduct:
        kind === 'first'
          ? null
          : {
              name: 'Mật ong rừng tràm (mẫu)',
              certificateNumber: wanted.formerNumber ?? '1/GCN',
              star: wanted.formerStar ?? 3,
              expiresOn: '2027-01-01',
            },
    })
    await moveDossier(tx, { id, from: 'draft', to: 'forwarded', at })
    await markSubmitted(tx, { id, code: `T-${id.slice(-12)}`, setId, at })
    return id
  })
}
