import type { StoryState } from '@saolang/core/market/promotion/story.ts'
import type { ToldView } from '../told.tsx'

export type PictureView = { src: string; alt: string; credit: string; width: number; height: number }

/** A public story on a list. */
export type StoryCard = ToldView & {
  href: string
  begins: string
  teller: string
  picture?: PictureView
  isSample: boolean
}

/** A public story on its page. Days are 'YYYY-MM-DD'. */
export type StoryView = ToldView & {
  teller: string
  place: string
  pictures: readonly PictureView[]
  approvedOn: string
  isSample: boolean
  village?: string
  product?: { name: string; href: string; pressKitHref: string; holds: boolean; star?: number }
  takenDown?: { on: string; why: string }
}

/** A story on a desk. */
export type StoryLine = {
  id: string
  title: string
  teller: string
  state: StoryState
  isPublic: boolean
  isTakenDown: boolean
}

/** A version of a story on a desk. */
export type VersionView = {
  no: number
  state: StoryState
  day: string
  titleVi: string
  titleEn: string
  bodyVi: string
  bodyEn: string
  refusedWhy?: string
  pictures: readonly (PictureView & { no: number; altEn: string })[]
}
