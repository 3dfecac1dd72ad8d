import { agreementWords } from '@saolang/core/councils/reliability/intraclass-correlation.ts'
import { z } from 'zod'

const interval = { value: z.number(), low: z.number(), high: z.number() }
const TooFew = z.object({
  kind: z.literal('too-few'),
  products: z.int(),
  members: z.int(),
  needs: z.object({ products: z.int(), members: z.int() }),
})
const NoVariation = z.object({ kind: z.literal('no-variation') })
const Agreement = z.object({
  kind: z.literal('agreement'),
  products: z.int(),
  members: z.int(),
  single: z.object(interval).describe('ICC(A,1) with its interval of 95%'),
  average: z.object(interval).describe('ICC(A,k) with its interval of 95%'),
})
const Severity = z.object({
  kind: z.literal('severity'),
  members: z.array(
    z.object({
      ...{ member: z.uuid(), products: z.int(), raw: z.number(), shrunken: z.number(), error: z.number() },
      standsApart: z.boolean(),
    }),
  ),
})
const Alpha = z.object({ kind: z.literal('alpha'), products: z.int(), members: z.int(), ...interval })
const Product = z.object({
  product: z.uuid().describe('Id of the verdict'),
  mean: z.number(),
  bandStar: z.int(),
  totals: z.array(z.object({ member: z.string().describe('Empty where the reader may not know'), points: z.number() })),
  doubt: z
    .object({ sem: z.number(), chance: z.number(), isNearCutOff: z.boolean() })
    .nullable()
    .describe('Standard error of the mean, and the probability that another council would give another rank by points'),
})

/** What `/api/v1/councils/{id}/reliability` answers. */
export const ReliabilityAnswer = z.object({
  council: z.object({ id: z.uuid(), name: z.string() }),
  seesAll: z.boolean(),
  members: z.array(z.object({ id: z.uuid(), name: z.string() })),
  names: z.record(z.uuid(), z.object({ code: z.string(), productName: z.string(), star: z.int() })),
  cutOffs: z.array(z.object({ star: z.int(), from: z.number() })),
  agreement: z.discriminatedUnion('kind', [Agreement, TooFew, NoVariation]),
  agreementWords: z.array(z.enum(agreementWords)).length(2).nullable(),
  error: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('error'), members: z.int(), single: z.number(), mean: z.number() }),
    TooFew,
  ]),
  severity: z.discriminatedUnion('kind', [
    Severity,
    z.object({ kind: z.literal('not-connected'), groups: z.array(z.array(z.uuid())) }),
    TooFew,
  ]),
  products: z.array(Product),
  sheets: z.array(
    z.object({
      ...{ setId: z.string(), title: z.string(), products: z.int() },
      criteria: z.array(
        z.object({
          ...{ criterion: z.string(), title: z.string() },
          alpha: z.discriminatedUnion('kind', [Alpha, TooFew, NoVariation]),
        }),
      ),
    }),
  ),
  flags: z.array(z.object({ product: z.uuid(), member: z.uuid(), why: z.enum(['one-column', 'same-as-another']) })),
  unopened: z.array(z.object({ product: z.uuid(), member: z.uuid(), unopened: z.int(), of: z.int() })),
})
