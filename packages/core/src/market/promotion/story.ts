import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'
import { findToldProblems, type Told } from './two-languages.ts'

/** Where a version of a story stands. Readers see the approved one; a later one replaces it. */
export const storyStates = ['draft', 'submitted', 'approved', 'refused', 'replaced'] as const
export type StoryState = (typeof storyStates)[number]

/** What may be done to a version, and where that leads. */
export const storyMoves = {
  submit: { from: 'draft', to: 'submitted' },
  approve: { from: 'submitted', to: 'approved' },
  refuse: { from: 'submitted', to: 'refused' },
} as const satisfies Record<string, { from: StoryState; to: StoryState }>
export type StoryMove = keyof typeof storyMoves

/** Characters of a story: a page to read, not a line to pass by. */
export const storyLength = { least: 200, most: 8000 }
export const mostStoryPictures = 6

/** Why a version cannot be moved so; whoever handed it in does not judge it. */
export function findMoveProblems(
  version: { state: StoryState; submittedBy: string | null },
  move: StoryMove,
  personId: string | undefined,
): Problem[] {
  const { from } = storyMoves[move]
  return listProblems([
    version.state !== from && { code: 'conflict.story-state', values: { state: version.state } },
    move === 'approve' && version.submittedBy === personId && { code: 'forbidden.own-story' },
  ])
}

/** Why a story cannot be handed in: its texts, and pictures without an author or a description. */
export function findStoryProblems(told: Told, pictures: readonly PictureWords[]): Problem[] {
  return [...findToldProblems(told, storyLength), ...pictures.flatMap((picture) => findPictureProblems(picture))]
}

/** What is told about a picture: what it shows, in two languages, and whose it is. */
export type PictureWords = { altVi: string; altEn: string; credit: string; hasRights: boolean }

/** A picture's words from a form. */
export function readPictureWords(form: Readonly<Record<string, string | undefined>>): PictureWords {
  return {
    altVi: tidy(form.altVi ?? ''),
    altEn: tidy(form.altEn ?? ''),
    credit: tidy(form.credit ?? ''),
    hasRights: form.hasRights === 'on',
  }
}

/** Why a picture cannot be shown: readers who do not see it need words; its author is named (Luật Sở hữu trí tuệ, Điều 19). */
export function findPictureProblems({ altVi, altEn, credit, hasRights }: PictureWords): Problem[] {
  return listProblems([
    (altVi.length < 5 || altVi.length > 200) && { code: 'story.picture-words', at: 'altVi' },
    altEn.length > 200 && { code: 'story.picture-words', at: 'altEn' },
    (credit.length < 2 || credit.length > 120) && { code: 'story.picture-credit', at: 'credit' },
    !hasRights && { code: 'story.picture-rights', at: 'hasRights' },
  ])
}

/** Why nobody is told a reason: a refusal or a removal says why. */
export function findReasonProblems(why: string): Problem[] {
  return listProblems([(why.length < 10 || why.length > 500) && { code: 'story.reason', at: 'why' }])
}
