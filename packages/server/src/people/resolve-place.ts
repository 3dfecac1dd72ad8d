import { Refused, refuseIf } from '@saolang/core/kernel/problem.ts'
import { findJurisdictionProblems } from '@saolang/core/people/jurisdiction.ts'
import type { AskedPlace } from '@saolang/core/people/todays-place.ts'
import { type ActContext, act, view } from '../platform/act.ts'
import { type FoundPlace, placeQuestionKey } from './find-todays-place.ts'
import { getPlace } from './get-place.ts'
import { listOpenQuestions, saveAnswer, saveQuestion } from './places.sql.ts'
import { listCommunesByCode } from './units.sql.ts'

/**
 * Puts a place that no rule may decide to a person, within the caller's own act; the same question is put once. Its
 * answer holds for every later `findTodaysPlace`. `source` says where the record comes from. Gives the question's id.
 */
export function askAboutPlace(
  context: Pick<ActContext, 'tx' | 'now' | 'newId'>,
  { asked, found, source }: { asked: AskedPlace; found: Exclude<FoundPlace, { kind: 'one' }>; source: string },
): Promise<string> {
  return saveQuestion(context.tx, {
    id: context.newId(),
    key: placeQuestionKey(asked),
    asked,
    candidates: found.kind === 'ambiguous' ? found.candidates.map(({ communeCode }) => communeCode) : [],
    reason: found.reason,
    source,
    askedAt: context.now,
  })
}

/** The places that wait for a person: a province sees those that may lie in it, the nation all. */
export const listPlaceQuestions = view('place.resolve', async ({ tx, who }, _: undefined) => {
  const provinceCode = who.jurisdiction?.level === 'province' ? who.jurisdiction.provinceCode : null
  const questions = await listOpenQuestions(tx, provinceCode)
  const communes = await listCommunesByCode(tx, [...new Set(questions.flatMap(({ candidates }) => candidates))])
  return questions.map((question) => ({
    ...question,
    places: communes.filter(({ communeCode }) => question.candidates.includes(communeCode)),
  }))
})

/** Answers where a place lies today: a commune within the officer's reach, a suggested one or another. */
export const resolvePlace = act(
  'place.resolve',
  async (context, { id, communeCode }: { id: string; communeCode: string }) => {
    context.on('place-question', id, { communeCode })
    refuseIf(findJurisdictionProblems(context.who, await getPlace(context.tx, communeCode)))
    const by = context.who.personId
    if (!by) throw new Refused([{ code: 'unauthenticated' }])
    const isOurs = await saveAnswer(context.tx, { id, code: communeCode, by, at: context.now })
    refuseIf(isOurs ? [] : [{ code: 'conflict.place-answered' }])
  },
)
