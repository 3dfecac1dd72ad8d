import { type Problem, Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { slug, tidy } from '@saolang/core/kernel/text.ts'
import {
  findPictureProblems,
  mostStoryPictures,
  readPictureWords,
  storyLength,
} from '@saolang/core/market/promotion/story.ts'
import { findToldProblems, readTold, type Told } from '@saolang/core/market/promotion/two-languages.ts'
import { type ActContext, act } from '../../../platform/act.ts'
import type { Upload } from '../../../platform/files.ts'
import { getProduct } from '../../../registry/get-product.ts'
import { getSeat } from '../../../trace/seat.ts'
import { storePicture } from '../store-picture.ts'
import { getStoryOf } from './get-story.ts'
import { addPictureRow, copyPictures, dropPictureRow } from './pictures.sql.ts'
import { addStory, addVersion, saveDraft, type VersionRow } from './stories.sql.ts'

export type StoryForm = Readonly<Record<string, string | undefined>>

/** Begins the story of a product of one's own (`productId`), or of one's village (the field `village`). Gives its id. */
export const beginStory = act(
  'story.write',
  async (context, { organisationId, form }: { organisationId?: string | undefined; form: StoryForm }) => {
    const { tx, who, now } = context
    const seat = await getSeat(tx, who, organisationId)
    const productId = form.product || null
    const village = productId ? null : tidy(form.village ?? '')
    const told = readTold(form)
    refuseIf([...findToldProblems(told, storyLength), ...findSubjectProblems(productId, village)])
    if (productId && (await getProduct(tx, productId)).organisationId !== seat.id)
      throw new Refused([{ code: 'forbidden.organisation' }])
    const id = context.newId()
    const { id: teller, provinceCode, isDemo } = seat
    const address = `${slug(told.titleVi).slice(0, 60)}-${id.slice(-6)}`
    const row = { id, slug: address, organisationId: teller, productId, village, provinceCode, isDemo }
    const by = who.personId ?? null
    refuseIf((await addStory(tx, row, { at: now, by })) ? [] : [{ code: 'conflict.story-of-product', at: 'product' }])
    await addVersion(tx, { storyId: id, no: 1, ...told }, { at: now, by })
    context.on('story', id, { version: 1, actedFor: who.role !== 'producer' })
    return id
  },
)

/** Writes a story on: into its draft, or into a new version that waits to be handed in while readers still see the approved one. */
export const writeStory = act('story.write', async (context, { id, form }: { id: string; form: StoryForm }) => {
  const { tx, who, now } = context
  const { versions } = await getStoryOf(tx, who, id, 'lock')
  const told = readTold(form)
  refuseIf(findToldProblems(told, storyLength))
  const no = await writeVersion(context, { id, told, newest: versions[0] as VersionRow })
  context.on('story', id, { version: no, actedFor: who.role !== 'producer', at: now.toISOString() })
})

/** Adds a picture to the draft, drawn anew without what the camera wrote into it. */
export const addStoryPicture = act(
  'story.write',
  async (context, { id, form, upload }: { id: string; form: StoryForm; upload: Upload | undefined }) => {
    const { tx, who, now } = context
    const draft = await getDraft(context, id)
    const words = readPictureWords(form)
    const isThere = upload !== undefined && upload.bytes.length > 0
    refuseIf([...(isThere ? [] : [{ code: 'photo.missing', at: 'picture' }]), ...findPictureProblems(words)])
    const stored = await storePicture(upload as Upload)
    const { altVi, altEn, credit } = words
    const picture = { storyId: id, version: draft.no, ...stored, altVi, altEn, credit }
    const isAdded = await addPictureRow(tx, picture, { at: now, by: who.personId ?? null })
    refuseIf(isAdded ? [] : [{ code: 'story.picture-many', at: 'picture', values: { most: mostStoryPictures } }])
    context.on('story', id, { picture: stored.sha256 })
  },
)

/** Takes a picture off the draft. */
export const dropStoryPicture = act('story.write', async (context, { id, no }: { id: string; no: number }) => {
  const draft = await getDraft(context, id)
  const isDropped = await dropPictureRow(context.tx, { storyId: id, version: draft.no, no })
  refuseIf(isDropped ? [] : [{ code: 'not-found.photo' }])
  context.on('story', id, { pictureTaken: no })
})

async function getDraft({ tx, who }: ActContext, id: string): Promise<VersionRow> {
  const { versions } = await getStoryOf(tx, who, id, 'lock')
  const draft = versions.find(({ state }) => state === 'draft')
  if (!draft) throw new Refused([{ code: 'conflict.story-state', values: { state: versions[0]?.state ?? '' } }])
  return draft
}

type Writing = { id: string; told: Told; newest: VersionRow }

async function writeVersion({ tx, who, now }: ActContext, { id, told, newest }: Writing): Promise<number> {
  const by = who.personId ?? null
  if (newest.state === 'draft') {
    await saveDraft(tx, { storyId: id, no: newest.no, ...told }, { at: now, by })
    return newest.no
  }
  refuseIf(newest.state === 'submitted' ? [{ code: 'conflict.story-waits' }] : [])
  const no = newest.no + 1
  await addVersion(tx, { storyId: id, no, ...told }, { at: now, by })
  await copyPictures(tx, { storyId: id, from: newest.no, to: no })
  return no
}

function findSubjectProblems(productId: string | null, village: string | null): Problem[] {
  const isVillage = village !== null && village.length >= 2 && village.length <= 100
  return productId || isVillage ? [] : [{ code: 'story.subject', at: 'product' }]
}
