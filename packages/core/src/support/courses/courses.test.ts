import { isGroup, listLeaves } from '@saolang/law/criteria-set.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { subjectOf } from '../subjects.ts'
import { reaches } from './course.ts'
import { findQuestionProblems, markTest, toQuestion } from './course-test.ts'
import { readLesson } from './lesson.ts'
import { findFreeSeat, findSessionProblems, hoursOf } from './session.ts'

test('a holder reaches its own place: the nation all, a province its communes, a commune itself', () => {
  const at = { provinceCode: '96', communeCode: '32047' }
  const nation = { level: 'nation', provinceCode: null, communeCode: null } as const
  const province = { level: 'province', provinceCode: '96', communeCode: null } as const
  const commune = { level: 'commune', provinceCode: '96', communeCode: '32048' } as const
  expect([nation, province, commune].map((holder) => reaches(holder, at))).toEqual([true, true, false])
  expect(reaches(province, undefined)).toBe(false)
})

test('a test is passed at the mark, and not a hair below', () => {
  const question = { words: '…', options: ['a', 'b'], rightOption: 0, reason: '…' }
  const three = ['x', 'y', 'z'].map((id) => ({ id, ...question }))
  expect(markTest(three, { x: 0, y: 0, z: 1 }, 67).hasPassed).toBe(false)
  expect(markTest(three, { x: 0, y: 0, z: 1 }, 66).hasPassed).toBe(true)
})

test('a question drops its empty options and keeps the right one right', () => {
  const form = { words: 'Câu nào đúng?', options: ['', 'Sai', ' ', 'Đúng'], rightOption: 3, reason: 'Vì vậy.' }
  expect(findQuestionProblems(form)).toEqual([])
  expect(toQuestion(form)).toMatchObject({ options: ['Sai', 'Đúng'], rightOption: 1 })
  expect(findQuestionProblems({ ...form, rightOption: 0 }).map(({ code }) => code)).toEqual([
    'course-test.right-missing',
  ])
})

test('the words of a lesson become blocks, and HTML in them stays text', () => {
  const words =
    '# Tiêu đề\nMột **điều** quan trọng: https://example.vn/a.\n- một\n- hai\n1. trước\n2) sau\n! Chú ý <script>'
  expect(readLesson(words)).toEqual([
    { kind: 'heading', text: 'Tiêu đề' },
    {
      kind: 'paragraph',
      line: [
        { text: 'Một ' },
        { text: 'điều', isStrong: true },
        { text: ' quan trọng: ' },
        { text: 'https://example.vn/a', href: 'https://example.vn/a' },
        { text: '.' },
      ],
    },
    { kind: 'list', items: [[{ text: 'một' }], [{ text: 'hai' }]] },
    { kind: 'steps', items: [[{ text: 'trước' }], [{ text: 'sau' }]] },
    { kind: 'note', line: [{ text: 'Chú ý <script>' }] },
  ])
  expect(readLesson('javascript:alert(1)')).toEqual([{ kind: 'paragraph', line: [{ text: 'javascript:alert(1)' }] }])
})

test('the lowest free seat is given, and none when the room is full', () => {
  expect(findFreeSeat([1, 3], 3)).toBe(2)
  expect(findFreeSeat([1, 2], 2)).toBeUndefined()
})

test('a session of two hours is two hours, one of three days at most eight a day', () => {
  const startsAt = new Date('2026-11-24T01:00:00Z')
  expect(hoursOf({ startsAt, endsAt: new Date('2026-11-24T03:00:00Z') })).toBe(2)
  expect(hoursOf({ startsAt, endsAt: new Date('2026-11-26T10:00:00Z') })).toBe(24)
})

test('a session is refused with every reason at once', () => {
  const none = { startsAt: undefined, endsAt: undefined, communeCode: '', address: '', trainer: '', capacity: 0 }
  expect(findSessionProblems(none, new Date()).map(({ at }) => at)).toEqual([
    'startsAt',
    'endsAt',
    'communeCode',
    'address',
    'trainer',
    'capacity',
  ])
})

test('every criterion of every sheet belongs to a subject; packaging, labels and stories to their own', () => {
  const leaves = listCriteriaSets('2026-11-24').flatMap((set) => listLeaves(set).map(({ leaf }) => leaf))
  expect(leaves.every((leaf) => !isGroup(leaf) && subjectOf(leaf))).toBe(true)
  const subjectsOf = (words: string) => new Set(leaves.filter(({ title }) => title.includes(words)).map(subjectOf))
  expect([...subjectsOf('Đóng gói')]).toEqual(['packaging'])
  expect([...subjectsOf('song ngữ')]).toEqual(['labelling'])
  expect([...subjectsOf('Cấu trúc câu chuyện')]).toEqual(['story'])
  expect([...subjectsOf('Sở hữu trí tuệ')]).toEqual(['brand'])
})
