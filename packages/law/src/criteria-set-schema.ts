import { z } from 'zod'
import type { CriteriaSet, Criterion, Leaf } from './criteria-set.ts'

const Option = z.strictObject({
  id: z.string(),
  text: z.string().min(1),
  points: z.int().min(0),
  pointsAsPrinted: z.int().nullable().exactOptional(),
  floorFor: z.literal([3, 4, 5]).exactOptional(),
  case: z.string().exactOptional(),
  implied: z.literal(true).exactOptional(),
})

const Note = z.strictObject({
  kind: z.enum([
    'requirement',
    'eliminate_if',
    'exclude_if',
    'stop_if',
    'applies_only_if',
    'case_choice',
    'explanation',
  ]),
  text: z.string().min(1),
  given: z.string().exactOptional(),
  zeroIn: z.array(z.string()).exactOptional(),
})

const head = {
  code: z.string().regex(/^\d+(\.\d+)*(bis)?$/),
  id: z.string(),
  title: z.string().min(1),
  titleEn: z.string().exactOptional(),
  max: z.int().min(0),
  notes: z.array(Note).exactOptional(),
}

const LeafSchema: z.ZodType<Leaf> = z.strictObject({
  ...head,
  options: z.array(Option).min(2),
  cases: z.record(z.string(), z.string()).exactOptional(),
  communeFinding: z.enum(['localMaterial', 'localLabour', 'ideaOrigin', 'localIdentity']).exactOptional(),
})

const CriterionSchema: z.ZodType<Criterion> = z.lazy(() =>
  z.union([LeafSchema, z.strictObject({ ...head, criteria: z.array(CriterionSchema).min(1) })]),
)

const Part = z.strictObject({
  code: z.enum(['A', 'B', 'C']),
  title: z.string().min(1),
  titleEn: z.string().exactOptional(),
  max: z.int().positive(),
  criteria: z.array(CriterionSchema),
})

/** A file of law with one sheet: a criteria set without its bands, which stand in an article of the decision. */
export const CriteriaSheet: z.ZodType<Omit<CriteriaSet, 'bands'>> = z.strictObject({
  id: z.string(),
  decision: z.string(),
  no: z.int().min(0),
  title: z.string().min(1),
  titleEn: z.string().exactOptional(),
  heading: z.string().exactOptional(),
  context: z.string().exactOptional(),
  inForceFrom: z.iso.date(),
  complete: z.boolean(),
  sampleProducts: z.int().exactOptional(),
  rejectedIf: z.array(z.string()),
  starLegend: z.string().nullable(),
  misprints: z.array(z.strictObject({ at: z.string(), printed: z.string(), used: z.string(), reason: z.string() })),
  remarks: z.array(z.string()),
  missing: z.array(z.string()),
  parts: z.array(Part),
})
