import { refuseIf } from '@saolang/core/kernel/problem.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import { lastDayOf, successionOf } from '@saolang/core/registry/certificate.ts'
import { findClassification } from '@saolang/law/decisions/2026-26-qd-ttg/classification.ts'
import { type Decision, getDecision } from '../councils/get-decision.ts'
import { type Dossier, getDossier } from '../dossiers/get-dossier.ts'
import { getOrganisation } from '../people/get-organisation.ts'
import { getPlace } from '../people/get-place.ts'
import { type ActContext, act } from '../platform/act.ts'
import type { Tx } from '../platform/sql.ts'
import {
  addCertificate,
  addCertificateEvent,
  findProductByNumber,
  findProductOfDossier,
  isDecisionItemIssued,
  listCertificates,
} from './certificates.sql.ts'
import { issueCertificateNumber, issueProductCode, issueVerificationCode } from './issue-codes.ts'
import { addProduct, addProductName, findProduct, type ProductRow, saveProduct, touchProduct } from './products.sql.ts'
import { refreshListing } from './refresh-listing.ts'

type Item = Decision['items'][number]

/**
 * Issues the certificates of a recorded decision, and puts its products into the register: the only way in which a
 * certificate comes to be. Told twice, it does nothing the second time. Gives the ids of those issued now.
 */
export const issueCertificates = act('certificate.issue', async (context, { decisionId }: { decisionId: string }) => {
  const decision = await getDecision(context.tx, decisionId)
  const issued: string[] = []
  for (const item of decision.items) {
    if (await isDecisionItemIssued(context.tx, decisionId, item.verdictId)) continue
    issued.push(await issueOne(context, decision, item))
  }
  context.on('decision', decisionId, { certificates: issued.length })
  return issued
})

async function issueOne(context: ActContext, decision: Decision, item: Item): Promise<string> {
  const { tx, now } = context
  const dossier = await getDossier(tx, item.dossierId)
  const product = await putProduct(context, dossier)
  const id = context.newId()
  const authority = decision.authority.provinceCode ?? 'TW'
  const numbering = await issueCertificateNumber(context, { authority, signedOn: decision.signedOn, star: item.star })
  const isNew = await addCertificate(
    tx,
    {
      ...numbering,
      id,
      kind: 'issued',
      productId: product.id,
      authorityName: decision.authority.name,
      decisionId: decision.id,
      dossierId: dossier.id,
      verdictId: item.verdictId,
      decisionNumber: decision.number,
      signer: `${decision.signer.title} ${decision.signer.name}`,
      star: item.star,
      points: item.pointsShown,
      parts: item.parts,
      setId: item.setId,
      issuedOn: decision.signedOn,
      expiresOn: lastDayOf(decision.signedOn),
      fact: dossier.kind === 'first' ? 'recognised' : dossier.kind === 'upgrade' ? 'upgraded' : 'recognised-again',
      factKey: `${decision.id} ${item.verdictId}`,
      source: null,
    },
    now,
  )
  // Two deliveries of one event at the same moment: the constraint let one through, this one rolls back and is told again.
  refuseIf(isNew ? [] : [{ code: 'conflict.certificate-issued' }])
  await endFormer(context, {
    id,
    productId: product.id,
    star: item.star,
    signedOn: decision.signedOn,
    number: decision.number,
  })
  await issueProductCode(context, { productId: product.id, ...placeOf(dossier), year: numbering.year })
  await issueVerificationCode(context, { productId: product.id, certificateId: id })
  await refreshListing(context, product.id)
  return id
}

const placeOf = ({ provinceCode, communeCode }: Dossier) => ({ provinceCode, communeCode })

async function putProduct(context: ActContext, dossier: Dossier): Promise<Pick<ProductRow, 'id'>> {
  const { tx, now } = context
  const organisation = await getOrganisation(tx, dossier.organisationId)
  const facts = {
    name: dossier.productName,
    industryCode: findClassification(dossier.setNo)?.industry.code as string,
    setNo: dossier.setNo,
    producer: organisation.name,
    ...placeOf(dossier),
  }
  const known = await findBase(tx, dossier)
  if (known) {
    await saveProduct(tx, { ...known, ...facts }, now)
    if (known.name !== facts.name) await nameProduct(context, known.id, facts.name)
    return known
  }
  const id = context.newId()
  const place = await getPlace(tx, dossier.communeCode)
  await addProduct(
    tx,
    {
      ...facts,
      id,
      organisationId: organisation.id,
      recordedPlace: placeInWords(place.communeName, place.provinceName),
      recordedCommuneCode: dossier.communeCode,
      origin: 'decision',
      importKey: null,
      isDemo: dossier.isDemo,
    },
    now,
  )
  await nameProduct(context, id, facts.name)
  await issueVerificationCode(context, { productId: id, certificateId: null })
  return { id }
}

// An upgrade or a re-evaluation names its product by the register's id, or by the number on the former certificate.
async function findBase(tx: Tx, dossier: Dossier): Promise<ProductRow | undefined> {
  const { productId, baseProduct, organisationId } = dossier
  const number = baseProduct?.certificateNumber
  // A dossier decided again after a review is on the product that its first decision put into the register.
  const known = productId ?? (await findProductOfDossier(tx, dossier.id))
  const id = known ?? (number && (await findProductByNumber(tx, { number, organisationId })))
  const product = id ? await findProduct(tx, id) : undefined
  return product?.organisationId === organisationId ? product : undefined
}

function nameProduct({ tx, now, who }: ActContext, productId: string, name: string): Promise<void> {
  return addProductName(tx, { productId, name, at: now, by: who.personId ?? null, reason: null })
}

type Next = { id: string; productId: string; star: number; signedOn: string; number: string }

async function endFormer(context: ActContext, next: Next): Promise<void> {
  const { tx, now } = context
  for (const former of await listCertificates(tx, next.productId)) {
    const isOver = former.events.some(({ kind }) => kind === 'withdrawn' || kind === 'replaced' || kind === 'upgraded')
    if (former.id === next.id || isOver || former.star === null) continue
    const cause = successionOf({ star: former.star }, next)
    await addCertificateEvent(
      tx,
      {
        id: context.newId(),
        certificateId: former.id,
        kind: cause,
        on: next.signedOn,
        documentNumber: next.number,
        byCertificateId: next.id,
        by: null,
      },
      now,
    )
    await context.emit('CertificateEnded', { certificateId: former.id, productId: next.productId, cause })
  }
  await touchProduct(tx, next.productId, now)
}
