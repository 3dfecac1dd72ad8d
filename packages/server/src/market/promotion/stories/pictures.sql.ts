import type { Tx } from '../../../platform/sql.ts'

export type StoryPicture = {
  storyId: string
  version: number
  no: number
  sha256: string
  width: number
  height: number
  altVi: string
  altEn: string
  credit: string
}

/** The pictures of every version of these stories, in their order. */
export async function listPictures(tx: Tx, storyIds: readonly string[]): Promise<StoryPicture[]> {
  return tx<StoryPicture[]>`
    select story_id as "storyId", version, no, sha256, width, height, alt_vi as "altVi", alt_en as "altEn", credit
    from market.story_picture where story_id = any(${storyIds as string[]}::uuid[]) order by story_id, version, no`
}

/** Puts a picture after those that a version has; false when it has as many as it may. */
export async function addPictureRow(
  tx: Tx,
  picture: Omit<StoryPicture, 'no'>,
  { at, by }: { at: Date; by: string | null },
): Promise<boolean> {
  const { storyId, version, sha256, width, height, altVi, altEn, credit } = picture
  const rows = await tx`
    insert into market.story_picture (story_id, version, no, sha256, width, height, alt_vi, alt_en, credit, rights_by, added_at)
    select ${storyId}, ${version}, free.no, ${sha256}, ${width}, ${height}, ${altVi}, ${altEn}, ${credit}, ${by}, ${at}
    from generate_series(1, 6) as free (no)
    where not exists (
      select from market.story_picture p where p.story_id = ${storyId} and p.version = ${version} and p.no = free.no)
    order by free.no limit 1 on conflict do nothing returning no`
  return rows.length > 0
}

/** Takes a picture off a version; false when it had none there. */
export async function dropPictureRow(
  tx: Tx,
  { storyId, version, no }: { storyId: string; version: number; no: number },
): Promise<boolean> {
  const rows = await tx`
    delete from market.story_picture where story_id = ${storyId} and version = ${version} and no = ${no} returning no`
  return rows.length > 0
}

/** Gives a new version the pictures of the one before. */
export async function copyPictures(
  tx: Tx,
  { storyId, from, to }: { storyId: string; from: number; to: number },
): Promise<void> {
  await tx`
    insert into market.story_picture (story_id, version, no, sha256, width, height, alt_vi, alt_en, credit, rights_by, added_at)
    select story_id, ${to}, no, sha256, width, height, alt_vi, alt_en, credit, rights_by, added_at
    from market.story_picture where story_id = ${storyId} and version = ${from}`
}

/** Whether a stored picture stands in a story that anybody may read. */
export async function isPublicPicture(tx: Tx, sha256: string): Promise<boolean> {
  const [row] = await tx<{ is: boolean }[]>`
    select exists (
      select from market.story_picture p
      join market.story_version v on v.story_id = p.story_id and v.no = p.version and v.state = 'approved'
      join market.story s on s.id = p.story_id and s.taken_down_at is null
      where p.sha256 = ${sha256}) as is`
  return row?.is ?? false
}
