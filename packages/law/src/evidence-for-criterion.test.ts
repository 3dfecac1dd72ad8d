import { expect, test } from 'vitest'
import { listLeaves } from './criteria-set.ts'
import { evidenceKinds } from './decisions/2026-26-qd-ttg/evidence.ts'
import { listEvidenceFor } from './evidence-for-criterion.ts'
import { listCriteriaSets } from './in-force.ts'

const leaves = listCriteriaSets('2026-05-22').flatMap((set) =>
  listLeaves(set).map(({ part, leaf }) => ({ set, part, leaf })),
)

test('every criterion of parts A and B of sets 1 to 25 has evidence that can prove it', () => {
  const without = leaves.filter(
    ({ set, part, leaf }) => set.no < 26 && part !== 'C' && listEvidenceFor(leaf).length === 0,
  )
  expect(without.map(({ leaf }) => leaf.id)).toEqual([])
})

test('each of the 15 kinds proves some criterion', () => {
  const used = new Set(leaves.flatMap(({ leaf }) => listEvidenceFor(leaf).map(({ code }) => code)))
  expect(evidenceKinds.map(({ code }) => code).filter((code) => !used.has(code))).toEqual([])
})

test('what the council smells and tastes needs no paper', () => {
  expect(listEvidenceFor({ title: 'Mùi, vị' })).toEqual([])
})

test('capital letters of a sheet make no difference', () => {
  expect(listEvidenceFor({ title: 'CÔNG BỐ CHẤT LƯỢNG SẢN PHẨM' }).map(({ code }) => code)).toEqual([
    'qualityDeclaration',
    'testReport',
  ])
})
