import type { StoryState } from '@saolang/core/market/promotion/story.ts'
import type { Told } from '@saolang/core/market/promotion/two-languages.ts'
import type { Tx } from '../../../platform/sql.ts'

export type StoryRow = {
  id: string
  slug: string
  organisationId: string
  productId: string | null
  village: string | null
  provinceCode: string
  isDemo: boolean
  takenDownAt: Date | null
  takenDownWhy: string | null
}

export type VersionRow = Told & {
  storyId: string
  no: number
  state: StoryState
  writtenAt: Date
  submittedAt: Date | null
  submittedBy: string | null
  decidedAt: Date | null
  decidedBy: string | null
  refusedWhy: string | null
}

const story = (tx: Tx) => tx`
  s.id, s.slug, s.organisation_id as "organisationId", s.product_id as "productId", s.village, s.province_code as "provinceCode",
  s.is_demo as "isDemo", s.taken_down_at as "takenDownAt", s.taken_down_why as "takenDownWhy"`

const version = (tx: Tx) => tx`
  v.story_id as "storyId", v.no, v.state, v.title_vi as "titleVi", v.title_en as "titleEn", v.body_vi as "bodyVi", v.body_en as "bodyEn",
  v.written_at as "writtenAt", v.submitted_at as "submittedAt", v.submitted_by as "submittedBy", v.decided_at as "decidedAt",
  v.decided_by as "decidedBy", v.refused_why as "refusedWhy"`

/** The story of an id; its row is held until the act ends when asked so. */
export async function findStory(tx: Tx, id: string, lock?: 'lock'): Promise<StoryRow | undefined> {
  const [row] = await tx<StoryRow[]>`
    select ${story(tx)} from market.story s where s.id = ${id} ${lock ? tx`for update` : tx``}`
  return row
}

/** The story at an address. */
export async function findStoryBySlug(tx: Tx, slug: string): Promise<StoryRow | undefined> {
  const [row] = await tx<StoryRow[]>`select ${story(tx)} from market.story s where s.slug = ${slug}`
  return row
}

/** The story of a product. */
export async function findStoryOfProduct(tx: Tx, productId: string): Promise<StoryRow | undefined> {
  const [row] = await tx<StoryRow[]>`select ${story(tx)} from market.story s where s.product_id = ${productId}`
  return row
}

/** The stories of these organisations, the newest first. */
export async function listStoriesOf(tx: Tx, organisationIds: readonly string[]): Promise<StoryRow[]> {
  return tx<StoryRow[]>`
    select ${story(tx)} from market.story s where s.organisation_id = any(${organisationIds as string[]}::uuid[])
    order by s.made_at desc, s.id desc`
}

/** The stories of a province, or of the nation, with a version that waits first. */
export async function listStoriesIn(tx: Tx, provinceCode: string | null, most: number): Promise<StoryRow[]> {
  return tx<StoryRow[]>`
    select ${story(tx)} from market.story s
    left join market.story_version v on v.story_id = s.id and v.state = 'submitted'
    where ${provinceCode}::text is null or s.province_code = ${provinceCode}
    order by v.submitted_at nulls last, s.made_at desc limit ${most}`
}

/** What anybody may read, the newest approved first. */
export async function listPublicStories(
  tx: Tx,
  { provinceCode, from, most }: { provinceCode: string | null; from: number; most: number },
): Promise<(StoryRow & VersionRow & { total: number })[]> {
  return tx<(StoryRow & VersionRow & { total: number })[]>`
    select ${story(tx)}, ${version(tx)}, count(*) over ()::int as total
    from market.story s join market.story_version v on v.story_id = s.id and v.state = 'approved'
    where s.taken_down_at is null and (${provinceCode}::text is null or s.province_code = ${provinceCode})
    order by v.decided_at desc, s.id desc limit ${most} offset ${from}`
}

/** Begins a story; false when the product has one. */
export async function addStory(
  tx: Tx,
  row: Omit<StoryRow, 'takenDownAt' | 'takenDownWhy'>,
  { at, by }: { at: Date; by: string | null },
): Promise<boolean> {
  const rows = await tx`
    insert into market.story (id, slug, organisation_id, product_id, village, province_code, is_demo, made_at, made_by)
    values (${row.id}, ${row.slug}, ${row.organisationId}, ${row.productId}, ${row.village}, ${row.provinceCode}, ${row.isDemo}, ${at}, ${by})
    on conflict (product_id) where product_id is not null do nothing returning id`
  return rows.length > 0
}

/** Every version of a story, the newest first. */
export async function listVersions(tx: Tx, storyIds: readonly string[]): Promise<VersionRow[]> {
  return tx<VersionRow[]>`
    select ${version(tx)} from market.story_version v where v.story_id = any(${storyIds as string[]}::uuid[]) order by v.no desc`
}

/** Begins a draft; false while another version is being written or judged. */
export async function addVersion(
  tx: Tx,
  { storyId, no, ...told }: Told & { storyId: string; no: number },
  { at, by }: { at: Date; by: string | null },
): Promise<boolean> {
  const rows = await tx`
    insert into market.story_version (story_id, no, state, title_vi, title_en, body_vi, body_en, written_at, written_by)
    values (${storyId}, ${no}, 'draft', ${told.titleVi}, ${told.titleEn}, ${told.bodyVi}, ${told.bodyEn}, ${at}, ${by})
    on conflict do nothing returning no`
  return rows.length > 0
}

/** Writes the draft anew; false when it is no draft any more. */
export async function saveDraft(
  tx: Tx,
  { storyId, no, ...told }: Told & { storyId: string; no: number },
  { at, by }: { at: Date; by: string | null },
): Promise<boolean> {
  const rows = await tx`
    update market.story_version set title_vi = ${told.titleVi}, title_en = ${told.titleEn}, body_vi = ${told.bodyVi},
      body_en = ${told.bodyEn}, written_at = ${at}, written_by = ${by}
    where story_id = ${storyId} and no = ${no} and state = 'draft' returning no`
  return rows.length > 0
}

/** Hands a draft in; false when it was. */
export async function submitVersion(
  tx: Tx,
  { storyId, no, at, by }: { storyId: string; no: number; at: Date; by: string | null },
): Promise<boolean> {
  const rows = await tx`
    update market.story_version set state = 'submitted', submitted_at = ${at}, submitted_by = ${by}
    where story_id = ${storyId} and no = ${no} and state = 'draft' returning no`
  return rows.length > 0
}

/** Decides a version; without a reason it is approved, and takes the place of the one before. False when it was decided. */
export async function decideVersion(
  tx: Tx,
  { storyId, no, why, at, by }: { storyId: string; no: number; why: string | null; at: Date; by: string | null },
): Promise<boolean> {
  if (why === null)
    await tx`update market.story_version set state = 'replaced' where story_id = ${storyId} and state = 'approved'`
  const rows = await tx`
    update market.story_version set state = ${why === null ? 'approved' : 'refused'}, refused_why = ${why}, decided_at = ${at},
      decided_by = ${by}
    where story_id = ${storyId} and no = ${no} and state = 'submitted' returning no`
  return rows.length > 0
}

/** Takes a story from the public pages with the reason, or puts it there again without one. */
export async function setTakenDown(
  tx: Tx,
  { id, why, at, by }: { id: string; why: string | null; at: Date; by: string | null },
): Promise<void> {
  await tx`
    update market.story set taken_down_why = ${why}, taken_down_at = ${why === null ? null : at}, taken_down_by = ${by} where id = ${id}`
}
