import { listLeaves } from '@saolang/law/criteria-set.ts'
import { nationalKindOf } from '@saolang/law/criterion-kind.ts'
import { getCriteriaSet } from '@saolang/law/in-force.ts'
import { expect, test } from 'vitest'
import { raschMarksOf } from './marks-of.ts'

const setId = 'QD26-04'
const set = getCriteriaSet(setId)
const card = (product: string, personId: string) => ({ product, personId, setId, choices: {} })
const cards = (personId: string, count: number) => Array.from({ length: count }, (_, i) => card(`p${i}`, personId))

test('only judged criteria count, each by its sheet, and none that fits is no points', () => {
  const marks = raschMarksOf([card('p', 'an')], [])
  const judged = listLeaves(set).filter(({ leaf }) => nationalKindOf(set, leaf.code) === 'judged')
  expect(marks.map(({ criterion }) => criterion)).toEqual(judged.map(({ leaf }) => `${setId} ${leaf.code}`))
  expect(marks.every(({ points, sheet }) => points === 0 && sheet === setId)).toBe(true)
})

test('practice on an anchor links who scored five products, and of nobody else does it reach the run', () => {
  const products = raschMarksOf(
    [...cards('an', 5), ...cards('binh', 4)],
    [card('anchor 1', 'an'), card('anchor 1', 'binh'), card('anchor 1', 'chi')],
  )
  const onAnchor = new Set(products.filter(({ product }) => product === 'anchor 1').map(({ member }) => member))
  expect([...onAnchor]).toEqual(['an'])
})
