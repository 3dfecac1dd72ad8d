import { z } from 'zod'
import { formatIds } from './format.ts'

/** When a field must have a value: always, when a lot is told, or only if there is one. */
export const needs = ['always', 'for-lot', 'if-any'] as const
export type Need = (typeof needs)[number]

/**
 * How a field of a target comes about: from a place of the record, or always the same text. `to` is its path there, `a.b`, with
 * `[]` after what repeats. `codes`: our words and theirs. `most`: its longest, in characters.
 */
export const FieldRule = z.strictObject({
  to: z.string().trim().min(1).max(200),
  need: z.enum(needs),
  from: z.string().max(60).optional(),
  constant: z.string().max(500).optional(),
  format: z.enum(formatIds),
  most: z.int().min(1).max(100_000).optional(),
  codes: z.record(z.string().max(100), z.string().max(200)).optional(),
})
export type FieldRule = z.infer<typeof FieldRule>

const Path = z.string().max(200)

/** Where a target's answer says what became of a payload: the path of the word, what the words mean, the number, the reasons. */
export const AnswerRule = z.strictObject({
  outcome: Path.min(1),
  accepted: z.array(z.string().max(100)).max(20),
  duplicate: z.array(z.string().max(100)).max(20),
  rejected: z.array(z.string().max(100)).max(20),
  receipt: Path.optional(),
  reasons: Path.optional(),
  reasonField: Path.optional(),
  reasonText: Path.optional(),
})
export type AnswerRule = z.infer<typeof AnswerRule>

/**
 * How a record is told to a target and how its answer is read: all that a specification would say, as data. `basis` says whether
 * one stands behind it; `dated` is the day of that specification, or of the assumption.
 */
export const Mapping = z.strictObject({
  basis: z.enum(['assumed', 'specification']),
  reference: z.string().trim().min(1).max(300),
  dated: z.iso.date(),
  format: z.enum(['json', 'xml']),
  /** The outermost element of XML, and its namespace. */
  root: z.string().max(60).optional(),
  namespace: z.string().max(300).optional(),
  fields: z.array(FieldRule).max(200),
  answer: AnswerRule,
})
export type Mapping = z.infer<typeof Mapping>

/** What is written in the place of a specification while none is public. */
export const assumption = 'assumed, no public specification'
