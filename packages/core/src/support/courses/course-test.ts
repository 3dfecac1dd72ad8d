import { listProblems, type Problem } from '../../kernel/problem.ts'
import { tidy } from '../../kernel/text.ts'

/** A question of a course's test. `rightOption` counts from 0; the reason is shown after the answer. */
export type Question = { id: string; words: string; options: readonly string[]; rightOption: number; reason: string }

export type QuestionForm = {
  words: string
  options: readonly string[]
  rightOption: number | undefined
  reason: string
}

/** An answer by the question's id: which option was chosen, counting from 0. */
export type Answers = Readonly<Record<string, number>>

/** A test as it was asked and answered: what the learner sees afterwards, and what stays in the record. */
export type MarkedQuestion = Omit<Question, 'id'> & { chosen: number; isRight: boolean }
export type MarkedTest = { questions: MarkedQuestion[]; right: number; of: number; hasPassed: boolean }

/** Reasons why this cannot be a question. Options left empty do not count. */
export function findQuestionProblems({ words, options, rightOption, reason }: QuestionForm): Problem[] {
  const filled = options.map(tidy)
  const given = filled.filter((option) => option !== '')
  return listProblems([
    tidy(words).length < 5 && { code: 'course-test.words-missing', at: 'words' },
    given.length < 2 && { code: 'course-test.options-missing', at: 'options' },
    new Set(given).size < given.length && { code: 'course-test.options-alike', at: 'options' },
    !(rightOption !== undefined && filled[rightOption]) && { code: 'course-test.right-missing', at: 'rightOption' },
    tidy(reason).length < 5 && { code: 'course-test.reason-missing', at: 'reason' },
    [words, reason, ...options].some((text) => text.length > 1000) && {
      code: 'course.words-too-long',
      at: 'words',
      values: { most: 1000 },
    },
  ])
}

/** The question of a form without problems: empty options are gone, and the right one is still the right one. */
export function toQuestion({ words, options, rightOption, reason }: QuestionForm): Omit<Question, 'id'> {
  const kept = options.map((text, i) => ({ text: tidy(text), i })).filter(({ text }) => text !== '')
  return {
    words: tidy(words),
    options: kept.map(({ text }) => text),
    rightOption: kept.findIndex(({ i }) => i === rightOption),
    reason: tidy(reason),
  }
}

/** Reasons why these answers are no whole test: every question that is open, by its id. */
export function findAnswerProblems(questions: readonly Question[], answers: Answers): Problem[] {
  return questions
    .filter(({ id, options }) => options[answers[id] ?? -1] === undefined)
    .map(({ id }) => ({ code: 'course-test.unanswered', at: id }))
}

/** Reasons why no more attempt is open: the test was passed, or all attempts are used. */
export function findAttemptProblems(
  { attempts, hasPassed }: { attempts: number; hasPassed: boolean },
  mostAttempts: number,
): Problem[] {
  return listProblems([
    hasPassed && { code: 'conflict.test-passed' },
    !hasPassed && attempts >= mostAttempts && { code: 'conflict.attempts-used', values: { most: mostAttempts } },
  ])
}

/** Marks a test: passed when the share of right answers reaches the pass mark (percent), not a hair below. */
export function markTest(questions: readonly Question[], answers: Answers, passPercent: number): MarkedTest {
  const marked = questions.map(({ id, ...question }) => {
    const chosen = answers[id] ?? -1
    return { ...question, chosen, isRight: chosen === question.rightOption }
  })
  const right = marked.filter(({ isRight }) => isRight).length
  return { questions: marked, right, of: marked.length, hasPassed: right * 100 >= passPercent * marked.length }
}
