import { expect, test } from 'vitest'
import { communeFindings } from './commune-findings.ts'
import { form01 } from './form-01.ts'
import { form02 } from './form-02.ts'
import { form03 } from './form-03.ts'

const forms = [form01, form02, form03]

test('no section of a form asks the same thing twice', () => {
  for (const section of forms.flatMap(({ sections }) => sections)) {
    const codes = section.fields.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  }
})

test('a box that belongs under another stands in its section', () => {
  for (const { fields } of forms.flatMap(({ sections }) => sections)) {
    const codes = fields.map(({ code }) => code)
    for (const { under } of fields) if (under) expect(codes).toContain(under)
  }
})

test('Mẫu số 03 asks for the four findings in the order of the form', () => {
  const asked = form03.sections.find(({ code }) => code === 'findings')?.fields
  expect(asked?.map(({ code }) => code)).toEqual(communeFindings.map(({ code }) => code))
})
