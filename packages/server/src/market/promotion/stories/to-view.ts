import { legalDateOf } from '@saolang/core/kernel/calendar.ts'
import { beginningOf, toldIn } from '@saolang/core/market/promotion/two-languages.ts'
import { placeInWords } from '@saolang/core/people/place-name.ts'
import type {
  PictureView,
  StoryCard,
  StoryLine,
  StoryView,
  VersionView,
} from '@saolang/web/market/promotion/stories/story-views.ts'
import type { Lang } from '@saolang/web/messages/message-rows.ts'
import { addressOf } from '../../../registry/get-product.ts'
import type { StoryPicture } from './pictures.sql.ts'
import type { PublicStory, readPublicStories, readStoryDesk } from './read-stories.ts'
import type { VersionRow } from './stories.sql.ts'

/** Where a picture of a public story is looked at. */
export const picturePath = (sha256: string): string => `/stories/pictures/${sha256}`

/** A picture in words and measures; its words in Vietnamese where there are no others. */
export function toPicture({ sha256, altVi, altEn, credit, width, height }: StoryPicture, lang: Lang): PictureView {
  const alt = lang === 'en' && altEn ? altEn : altVi
  return { src: picturePath(sha256), alt, credit, width, height }
}

type CardRow = Awaited<ReturnType<typeof readPublicStories>>['lines'][number]

/** A public story on a list. */
export function toCard({ row, picture, teller }: CardRow, lang: Lang): StoryCard {
  const told = toldIn(lang, row)
  return {
    ...told,
    href: `/stories/${row.slug}`,
    begins: beginningOf(told.body, 160),
    teller: teller.name,
    isSample: row.isDemo,
    ...(picture && { picture: toPicture(picture, lang) }),
  }
}

/** A public story on its page; of one taken down the words are not shown. */
export function toStoryView({ story, version, pictures, teller, place, record }: PublicStory, lang: Lang): StoryView {
  const told = toldIn(lang, version)
  const address = record && addressOf(record)
  const current = record?.current
  return {
    ...(story.takenDownAt ? { ...told, body: '' } : told),
    teller: teller.name,
    place: placeInWords(place.commune, place.province),
    pictures: story.takenDownAt ? [] : pictures.map((picture) => toPicture(picture, lang)),
    approvedOn: legalDateOf(version.decidedAt as Date),
    isSample: story.isDemo,
    ...(story.village && { village: story.village }),
    ...(story.takenDownAt && {
      takenDown: { on: legalDateOf(story.takenDownAt), why: story.takenDownWhy as string },
    }),
    ...(record &&
      current && {
        product: {
          name: record.product.name,
          href: `/products/${address}`,
          pressKitHref: `/products/${address}/press-kit`,
          holds: current.standing.holds,
          ...(current.star !== null && { star: current.star }),
        },
      }),
  }
}

type DeskStory = Awaited<ReturnType<typeof readStoryDesk>>[number]

/** A story on a desk's list. */
export function toLine({ story, teller, versions }: DeskStory): StoryLine {
  const newest = versions[0] as VersionRow
  const isApproved = versions.some(({ state }) => state === 'approved')
  return {
    ...{ id: story.id, title: newest.titleVi, teller, state: newest.state },
    isPublic: isApproved && !story.takenDownAt,
    isTakenDown: story.takenDownAt !== null,
  }
}

/** A version on a desk, with its pictures. */
export function toVersion(version: VersionRow, pictures: readonly StoryPicture[]): VersionView {
  const { no, state, titleVi, titleEn, bodyVi, bodyEn, refusedWhy, writtenAt, storyId } = version
  const own = pictures.filter((picture) => picture.version === no)
  return {
    ...{ no, state, titleVi, titleEn, bodyVi, bodyEn, day: legalDateOf(writtenAt) },
    ...(refusedWhy && { refusedWhy }),
    pictures: own.map((picture) => ({
      ...toPicture(picture, 'vi'),
      src: `/promotion/stories/${storyId}/pictures/${picture.sha256}`,
      no: picture.no,
      altEn: picture.altEn,
    })),
  }
}
