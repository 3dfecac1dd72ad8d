import { expect, test } from 'vitest'
import { findWord, isUnknownTerm, toForm } from './convert-term.ts'
import { type Vocabulary, type VocabularyTerms, vocabularies } from './terms.ts'

const every = Object.entries(vocabularies) as [Vocabulary, VocabularyTerms][]

test('the vocabularies have the sizes of CBV 2.0', () => {
  expect(every.map(([name, { words }]) => [name, new Set(words).size])).toEqual([
    ['bizStep', 41],
    ['disposition', 33],
    ['bizTransactionType', 13],
    ['sourceDestType', 3],
    ['errorReason', 2],
    ['component', 14],
    ['measurementType', 72],
    ['sensorAlert', 2],
  ])
})

test('every word comes back from every form', () => {
  for (const [vocabulary, { words }] of every) {
    for (const word of words) {
      for (const form of ['word', 'curie', 'urn', 'web'] as const) {
        expect(findWord(vocabulary, toForm(vocabulary, word, form))).toBe(word)
      }
    }
  }
})

test('a word has its four forms', () => {
  expect(toForm('bizStep', 'shipping', 'urn')).toBe('urn:epcglobal:cbv:bizstep:shipping')
  expect(toForm('bizStep', 'urn:epcglobal:cbv:bizstep:shipping', 'web')).toBe(
    'https://ref.gs1.org/cbv/BizStep-shipping',
  )
  expect(toForm('bizStep', 'https://ref.gs1.org/cbv/BizStep-shipping', 'curie')).toBe('cbv:BizStep-shipping')
  expect(toForm('measurementType', 'gs1:Temperature', 'web')).toBe('https://gs1.org/voc/Temperature')
  expect(toForm('measurementType', 'Temperature', 'urn')).toBe('https://gs1.org/voc/Temperature')
})

test('somebody’s own term stays as it is', () => {
  for (const form of ['word', 'curie', 'urn', 'web'] as const) {
    expect(toForm('bizStep', 'https://ns.example.vn/buoc/quay-mat', form)).toBe('https://ns.example.vn/buoc/quay-mat')
  }
  expect(isUnknownTerm('bizStep', 'https://ns.example.vn/buoc/quay-mat')).toBe(false)
})

test('a term that only claims to be standard is known as such', () => {
  expect(isUnknownTerm('bizStep', 'urn:epcglobal:cbv:bizstep:flying')).toBe(true)
  expect(isUnknownTerm('disposition', 'cbv:Disp-flying')).toBe(true)
  expect(isUnknownTerm('disposition', 'cbv:Disp-in_transit')).toBe(false)
  expect(findWord('disposition', 'shipping')).toBeUndefined()
})
