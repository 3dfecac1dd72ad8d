import { randomBytes } from 'node:crypto'
import type { DossierKind } from '@saolang/core/dossiers/dossier.ts'
import { listFields, listFormSteps } from '@saolang/core/dossiers/form.ts'
import { type Given, listAssessmentPages } from '@saolang/core/dossiers/self-assessment.ts'
import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import type { Leaf } from '@saolang/law/criteria-set.ts'
import { findCriteriaSet } from '@saolang/law/in-force.ts'
import sharp from 'sharp'
import { attachEvidence, reuseEvidence } from '../dossiers/attach-evidence.ts'
import { chooseOptions } from '../dossiers/choose-options.ts'
import { saveStep } from '../dossiers/save-step.ts'
import { startDossier } from '../dossiers/start-dossier.ts'
import { submitDossier } from '../dossiers/submit-dossier.ts'
import { currentTime } from '../platform/act.ts'

/** Which level a test chooses at a criterion: the best unless said otherwise. */
export type Pick = (leaf: Leaf) => string

/** The level with the most points. */
export const bestOf: Pick = ({ options }) => options.toSorted((a, b) => b.points - a.points)[0]?.id as string

/** Starts a dossier of the producer's organisation: honey (set 4), first evaluation. */
export async function createDraft(
  who: Actor,
  { setNo = 4, kind = 'first' as DossierKind, productName = 'Mật ong rừng tràm (mẫu)' } = {},
): Promise<{ id: string }> {
  const baseProduct = { name: productName, certificateNumber: '01/GCN', star: 3, expiresOn: '2027-04-30' }
  return startDossier(who, {
    kind,
    setNo,
    productName,
    organisationId: who.organisationId as string,
    ...(kind !== 'first' && { baseProduct }),
  })
}

/** Writes everything that a dossier needs to be handed in: words, levels, and one photo for every criterion. */
export async function fillDossier(
  who: Actor,
  id: string,
  { setNo = 4, kind = 'first' as DossierKind, pick = bestOf } = {},
) {
  for (const step of listFormSteps(kind)) {
    const answers = Object.fromEntries(listFields(step, setNo).map((field) => [field.code, answerTo(field)]))
    await saveStep(who, { dossierId: id, step, answers, version: 0, formKey: `test ${step}` })
  }
  const set = findCriteriaSet(setNo, legalDateOf(currentTime()))
  if (!set) throw new Error(`there is no set ${setNo}`)
  const { id: evidenceId } = await attachEvidence(who, {
    dossierId: id,
    caption: 'Ảnh chụp giấy tờ (mẫu)',
    upload: { bytes: await aPhoto(), fileName: 'giay-to.jpg' },
  })
  for (const page of listAssessmentPages(set)) {
    const given: Given = Object.fromEntries(page.leaves.map((leaf) => [leaf.code, pick(leaf)]))
    const words = Object.fromEntries(page.leaves.map(({ code }) => [code, `Chủ thể mô tả tiêu chí ${code} (mẫu)`]))
    await chooseOptions(who, { dossierId: id, step: page.step, given, words, version: 0, formKey: `test ${page.step}` })
    for (const { code } of page.leaves) await reuseEvidence(who, { dossierId: id, evidenceId, criterion: code })
  }
}

/** A dossier handed in to the commune, filled by its own producer. */
export async function createSubmitted(who: Actor, wanted: { setNo?: number; kind?: DossierKind; pick?: Pick } = {}) {
  const { id } = await createDraft(who, wanted)
  await fillDossier(who, id, wanted)
  const { code } = await submitDossier(who, { dossierId: id, isPledged: true })
  return { id, code }
}

/** A small photo, never the same twice. */
export async function aPhoto(): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = randomBytes(3)
  return sharp({ create: { width: 24, height: 16, channels: 3, background: { r, g, b } } })
    .jpeg()
    .toBuffer()
}

function answerTo({ code, kind, label }: { code: string; kind: string; label: string }): string {
  if (code === 'productName') return 'Mật ong rừng tràm (mẫu)'
  if (kind === 'check') return 'yes'
  return kind === 'number' ? '5' : `${label} (mẫu)`.slice(0, 150)
}
