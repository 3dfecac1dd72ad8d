import type { NewsForm, NewsKind, NewsState } from '@saolang/core/market/promotion/news.ts'
import type { Tx } from '../../../platform/sql.ts'

export type NewsRow = Omit<NewsForm, 'kind'> & {
  id: string
  slug: string
  kind: NewsKind
  state: NewsState
  /** Whose news: a province's, or without one the nation's. */
  provinceCode: string | null
  isDemo: boolean
  changedAt: Date
  publishedAt: Date | null
  archivedAt: Date | null
}

export type NewsFile = {
  newsId: string
  no: number
  sha256: string
  mediaType: string
  byteSize: number
  fileName: string
  width: number | null
  height: number | null
  captionVi: string
  captionEn: string
  credit: string
}

const columns = (tx: Tx) => tx`
  id, slug, kind, state, province_code as "provinceCode", title_vi as "titleVi", title_en as "titleEn", body_vi as "bodyVi",
  body_en as "bodyEn", on_day as "onDay", place, source, source_url as "sourceUrl", is_demo as "isDemo", changed_at as "changedAt",
  published_at as "publishedAt", archived_at as "archivedAt"`

/** A piece of news by its id; held until the act ends when asked so. */
export async function findNews(tx: Tx, id: string, lock?: 'lock'): Promise<NewsRow | undefined> {
  const [row] = await tx<NewsRow[]>`
    select ${columns(tx)} from market.news where id = ${id} ${lock ? tx`for update` : tx``}`
  return row
}

/** The piece of news at an address, in any state. */
export async function findNewsBySlug(tx: Tx, slug: string): Promise<NewsRow | undefined> {
  const [row] = await tx<NewsRow[]>`select ${columns(tx)} from market.news where slug = ${slug}`
  return row
}

/** What a desk writes, of a province or of the nation: drafts first, then the newest. */
export async function listNewsOf(tx: Tx, provinceCode: string | null): Promise<NewsRow[]> {
  return tx<NewsRow[]>`
    select ${columns(tx)} from market.news where province_code is not distinct from ${provinceCode}
    order by state = 'draft' desc, changed_at desc limit 200`
}

/** Published news, the newest first. */
export async function listPublishedNews(
  tx: Tx,
  { from, most }: { from: number; most: number },
): Promise<(NewsRow & { total: number })[]> {
  return tx<(NewsRow & { total: number })[]>`
    select ${columns(tx)}, count(*) over ()::int as total from market.news where state = 'published'
    order by published_at desc, id desc limit ${most} offset ${from}`
}

/** Published events whose day lies in a span; of one province when it is named. */
export async function listEventNews(
  tx: Tx,
  { from, until, provinceCode }: { from: string; until: string; provinceCode: string | null },
): Promise<NewsRow[]> {
  return tx<NewsRow[]>`
    select ${columns(tx)} from market.news
    where state = 'published' and kind = 'event' and on_day between ${from} and ${until}
      and (${provinceCode}::text is null or province_code = ${provinceCode})
    order by on_day, id limit 500`
}

/** Begins a piece of news. */
export async function addNews(
  tx: Tx,
  row: Omit<NewsRow, 'state' | 'changedAt' | 'publishedAt' | 'archivedAt'>,
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  await tx`
    insert into market.news (id, slug, kind, state, province_code, title_vi, title_en, body_vi, body_en, on_day, place, source,
      source_url, is_demo, written_at, written_by, changed_at)
    values (${row.id}, ${row.slug}, ${row.kind}, 'draft', ${row.provinceCode}, ${row.titleVi}, ${row.titleEn}, ${row.bodyVi},
      ${row.bodyEn}, ${row.onDay}, ${row.place}, ${row.source}, ${row.sourceUrl}, ${row.isDemo}, ${at}, ${by}, ${at})`
}

/** Writes a piece of news anew. */
export async function saveNews(
  tx: Tx,
  row: Omit<NewsForm, 'kind'> & { id: string; kind: NewsKind },
  at: Date,
): Promise<void> {
  await tx`
    update market.news set kind = ${row.kind}, title_vi = ${row.titleVi}, title_en = ${row.titleEn}, body_vi = ${row.bodyVi},
      body_en = ${row.bodyEn}, on_day = ${row.onDay}, place = ${row.place}, source = ${row.source}, source_url = ${row.sourceUrl},
      changed_at = ${at}
    where id = ${row.id}`
}

/** Makes a draft public. */
export async function publishRow(tx: Tx, { id, at, by }: { id: string; at: Date; by: string | null }): Promise<void> {
  await tx`
    update market.news set state = 'published', published_at = ${at}, published_by = ${by}, changed_at = ${at}
    where id = ${id} and state = 'draft'`
}

/** Takes public news off the lists; its page stays. */
export async function archiveRow(tx: Tx, { id, at, by }: { id: string; at: Date; by: string | null }): Promise<void> {
  await tx`
    update market.news set state = 'archived', archived_at = ${at}, archived_by = ${by}, changed_at = ${at}
    where id = ${id} and state = 'published'`
}

/** The files of these pieces of news, in their order. */
export async function listNewsFiles(tx: Tx, newsIds: readonly string[]): Promise<NewsFile[]> {
  return tx<NewsFile[]>`
    select news_id as "newsId", no, sha256, media_type as "mediaType", byte_size as "byteSize", file_name as "fileName", width, height,
      caption_vi as "captionVi", caption_en as "captionEn", credit
    from market.news_file where news_id = any(${newsIds as string[]}::uuid[]) order by news_id, no`
}

/** Puts a file after those that are there; false when there are as many as there may be. */
export async function addNewsFile(
  tx: Tx,
  file: Omit<NewsFile, 'no'>,
  { at, by }: { at: Date; by: string | null },
): Promise<boolean> {
  const rows = await tx`
    insert into market.news_file (news_id, no, sha256, media_type, byte_size, file_name, width, height, caption_vi, caption_en, credit,
      added_at, added_by)
    select ${file.newsId}, free.no, ${file.sha256}, ${file.mediaType}, ${file.byteSize}, ${file.fileName}, ${file.width}::int,
      ${file.height}::int, ${file.captionVi}, ${file.captionEn}, ${file.credit}, ${at}, ${by}
    from generate_series(1, 8) as free (no)
    where not exists (select from market.news_file f where f.news_id = ${file.newsId} and f.no = free.no)
    order by free.no limit 1 on conflict do nothing returning no`
  return rows.length > 0
}

/** Takes a file off; false when there was none. */
export async function dropNewsFile(tx: Tx, newsId: string, no: number): Promise<boolean> {
  const rows = await tx`delete from market.news_file where news_id = ${newsId} and no = ${no} returning no`
  return rows.length > 0
}
