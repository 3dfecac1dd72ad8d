import { score } from '@saolang/core/dossiers/scorecard.ts'
import { listLeaves } from '@saolang/law/criteria-set.ts'
import { listCriteriaSets } from '@saolang/law/in-force.ts'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { RunningTotal } from './parts/running-total.tsx'
import { setExamples } from './set-examples.ts'
import { slimSet } from './slim-set.ts'

const sets = listCriteriaSets('2026-11-24')
const words = {
  total: 'Tổng {points} điểm',
  stars: '{n} trên 5 sao',
  holdsDown: 'Đủ {band} sao, giữ ở {star}',
  shortfall: '{criterion}: cần {needs} cho {star} sao',
  knockedOut: 'Dừng vì {criterion}',
  unanswered: 'còn {n}',
  how: 'Xem',
}

test('what the browser loads scores every set as the whole sheet does: best, worst and first levels', () => {
  for (const set of sets)
    for (const at of [0, 1, -1]) {
      const choices = Object.fromEntries(
        listLeaves(set).flatMap(({ leaf }) => {
          const option = leaf.options.at(at)
          return option ? [[leaf.code, option.id]] : []
        }),
      )
      expect(score(slimSet(set), choices)).toEqual(score(set, choices))
    }
})

test('the running total says points, star, why the star is held, and what is still to choose', () => {
  const honey = sets.find(({ id }) => id === 'QD26-04')
  if (!honey) throw new Error('the set of honey is gone')
  const best = Object.fromEntries(
    listLeaves(honey).map(({ leaf }) => [
      leaf.code,
      leaf.options.toSorted((a, b) => b.points - a.points)[0]?.id as string,
    ]),
  )
  const { '3.5': _, ...choices } = best
  const html = renderToString(
    <RunningTotal result={score(honey, choices)} unanswered={1} starHref="/dossiers/x/star" words={words} />,
  )
  for (const text of [
    'Tổng 97 điểm',
    'Đủ 5 sao, giữ ở 2',
    '3.5 Sở hữu trí tuệ: cần 1 cho 3 sao',
    'còn 1',
    '2 trên 5 sao',
  ])
    expect(html).toContain(text)
})

test('every set has its everyday examples', () => {
  for (const { no } of sets) expect(setExamples[no]).toHaveLength(2)
})
