import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { slug, tidy } from '@saolang/core/kernel/text.ts'
import {
  findNewsMoveProblems,
  findNewsProblems,
  mostNewsFiles,
  type NewsForm,
  type NewsKind,
} from '@saolang/core/market/promotion/news.ts'
import { readTold } from '@saolang/core/market/promotion/two-languages.ts'
import type { Actor } from '@saolang/core/people/actor.ts'
import { act } from '../../../platform/act.ts'
import { storeUpload, type Upload } from '../../../platform/files.ts'
import type { Tx } from '../../../platform/sql.ts'
import { provinceOf } from '../calendar/announce-occasion.ts'
import {
  addNews,
  addNewsFile,
  archiveRow,
  dropNewsFile,
  findNews,
  type NewsRow,
  publishRow,
  saveNews,
} from './news.sql.ts'

type Form = Readonly<Record<string, string | undefined>>

/** Begins a piece of news of one's province, or of the nation. Gives its id. */
export const beginNews = act(
  'news.write',
  async (context, { form, isDemo = false }: { form: Form; isDemo?: boolean }) => {
    const { tx, who, now } = context
    const asked = readNews(form)
    refuseIf(findNewsProblems(asked))
    const id = context.newId()
    const row = {
      ...asked,
      ...{ id, kind: asked.kind as NewsKind, provinceCode: provinceOf(who) ?? null, isDemo },
      slug: `${slug(asked.titleVi).slice(0, 70)}-${id.slice(-6)}`,
    }
    await addNews(tx, row, { at: now, by: who.personId ?? null })
    context.on('news', id, { kind: asked.kind })
    return id
  },
)

/** Writes a piece of news on; what is public is put right in the open, with the day of the change. */
export const writeNews = act('news.write', async (context, { id, form }: { id: string; form: Form }) => {
  const { tx, who, now } = context
  const news = await getOwnNews(tx, who, id)
  const asked = readNews(form)
  refuseIf([
    ...(news.state === 'archived' ? [{ code: 'conflict.news-state', values: { state: news.state } }] : []),
    ...findNewsProblems(asked),
  ])
  await saveNews(tx, { ...asked, id, kind: asked.kind as NewsKind }, now)
  context.on('news', id, { state: news.state })
})

/** Adds a picture or a paper, with what it is. */
export const addFileToNews = act(
  'news.write',
  async (context, { id, form, upload }: { id: string; form: Form; upload: Upload | undefined }) => {
    const { tx, who, now } = context
    await getOwnNews(tx, who, id)
    const words = {
      captionVi: tidy(form.captionVi ?? ''),
      captionEn: tidy(form.captionEn ?? ''),
      credit: tidy(form.credit ?? ''),
    }
    const isThere = upload !== undefined && upload.bytes.length > 0
    refuseIf([
      ...(isThere ? [] : [{ code: 'photo.missing', at: 'file' }]),
      ...(words.captionVi.length < 5 || words.captionVi.length > 200
        ? [{ code: 'news.file-words', at: 'captionVi' }]
        : []),
    ])
    const stored = await storeUpload(upload as Upload)
    const isPicture = stored.mediaType.startsWith('image/')
    refuseIf(isPicture && words.credit.length < 2 ? [{ code: 'news.file-credit', at: 'credit' }] : [])
    const { sha256, mediaType, byteSize, fileName, width = null, height = null } = stored
    const file = { newsId: id, sha256, mediaType, byteSize, fileName, width, height, ...words }
    const isAdded = await addNewsFile(tx, file, { at: now, by: who.personId ?? null })
    refuseIf(isAdded ? [] : [{ code: 'news.file-many', at: 'file', values: { most: mostNewsFiles } }])
    context.on('news', id, { file: sha256 })
  },
)

/** Takes a file off. */
export const dropFileOfNews = act('news.write', async (context, { id, no }: { id: string; no: number }) => {
  await getOwnNews(context.tx, context.who, id)
  refuseIf((await dropNewsFile(context.tx, id, no)) ? [] : [{ code: 'not-found.photo' }])
  context.on('news', id, { fileTaken: no })
})

/** Makes news public: on its page, on the front page and in the feeds. */
export const publishNews = act('news.publish', async (context, { id }: { id: string }) => {
  const { tx, who, now } = context
  const news = await getOwnNews(tx, who, id)
  refuseIf(findNewsMoveProblems(news.state, 'publish'))
  await publishRow(tx, { id, at: now, by: who.personId ?? null })
  context.on('news', id)
})

/** Puts news aside: it leaves the lists and the feeds, and its page says that it is old. */
export const archiveNews = act('news.archive', async (context, { id }: { id: string }) => {
  const { tx, who, now } = context
  const news = await getOwnNews(tx, who, id)
  refuseIf(findNewsMoveProblems(news.state, 'archive'))
  await archiveRow(tx, { id, at: now, by: who.personId ?? null })
  context.on('news', id)
})

/** A piece of news that an officer's authority wrote; refuses another's. */
export async function getOwnNews(tx: Tx, who: Actor, id: string): Promise<NewsRow> {
  const news = await findNews(tx, id)
  if (!news) throw new Refused([{ code: 'not-found.news' }])
  refuseIf(news.provinceCode === (provinceOf(who) ?? null) ? [] : [{ code: 'forbidden.jurisdiction' }])
  return news
}

function readNews(form: Form): NewsForm {
  const read = (name: string) => tidy(form[name] ?? '')
  return {
    ...readTold(form),
    ...{ kind: read('kind'), onDay: read('onDay'), place: read('place') },
    ...{ source: read('source'), sourceUrl: read('sourceUrl') },
  }
}
