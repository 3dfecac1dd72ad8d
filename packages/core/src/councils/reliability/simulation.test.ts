import { expect, test } from 'vitest'
import { meanOf } from '../mean.ts'
import { agreementOf } from './intraclass-correlation.ts'
import { alphaOf, ordinalAlpha } from './krippendorff-alpha.ts'
import { chanceOfAnotherStar } from './measurement-error.ts'
import { replicateDeviationOf } from './replicates.ts'
import { severityOf } from './severity.ts'
import { componentsOf, meanSquaresOf } from './variance-components.ts'

/** Uniform numbers in [0, 1) from a seed (Mulberry32), and normal ones from them (Box & Muller 1958). */
function seeded(seed: number) {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  return { uniform, normal }
}

const truth = { product: 8, member: 3, rest: 4 }
const icc = truth.product ** 2 / (truth.product ** 2 + truth.member ** 2 + truth.rest ** 2)
const names = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)

function simulate({ normal }: ReturnType<typeof seeded>, n: number, k: number) {
  const severity = names(k, '').map(() => truth.member * normal())
  const points = names(n, '').map(() => {
    const quality = 70 + truth.product * normal()
    return severity.map((bias) => quality + bias + truth.rest * normal())
  })
  return { severity, table: { products: names(n, 'p'), members: names(k, 'm'), points } }
}

test('variance components come back, on average over 400 councils', () => {
  const random = seeded(1979)
  const found = names(400, '').map(() => componentsOf(meanSquaresOf(simulate(random, 20, 7).table.points)))
  expect(Math.sqrt(meanOf(found.map(({ products }) => products)))).toBeCloseTo(truth.product, 0)
  expect(Math.sqrt(meanOf(found.map(({ members }) => members)))).toBeCloseTo(truth.member, 0)
  expect(Math.sqrt(meanOf(found.map(({ residual }) => residual)))).toBeCloseTo(truth.rest, 1)
})

test('the interval of the ICC holds the truth 95 times in a hundred', () => {
  const random = seeded(1996)
  const runs = 600
  let held = 0
  let heldAverage = 0
  const average = (7 * icc) / (1 + 6 * icc)
  for (let run = 0; run < runs; run++) {
    const found = agreementOf(simulate(random, 20, 7).table)
    if (found.kind !== 'agreement') throw new Error(found.kind)
    if (found.single.low <= icc && icc <= found.single.high) held++
    if (found.average.low <= average && average <= found.average.high) heldAverage++
  }
  expect(held / runs).toBeGreaterThan(0.92)
  expect(held / runs).toBeLessThan(0.98)
  expect(heldAverage).toBe(held)
})

test('severity comes back from a table with a third of it missing; shrunken it errs less, and as much as it says', () => {
  const random = seeded(1975)
  const misses: { raw: number; shrunken: number; error: number }[] = []
  for (let run = 0; run < 200; run++) {
    const { severity, table } = simulate(random, 12, 9)
    const centre = meanOf(severity)
    const ratings = table.points
      .flatMap((row, i) => row.map((points, j) => ({ product: `p${i}`, member: `m${j}`, points })))
      .filter(() => random.uniform() > 1 / 3)
    const found = severityOf(ratings)
    if (found.kind !== 'severity') throw new Error(found.kind)
    for (const { member, raw, shrunken, error } of found.members) {
      const is = (severity[Number(member.slice(1))] as number) - centre
      misses.push({ raw: (raw - is) ** 2, shrunken: (shrunken - is) ** 2, error: error ** 2 })
    }
  }
  const mean = (of: keyof (typeof misses)[number]) => meanOf(misses.map((each) => each[of]))
  expect(mean('shrunken')).toBeLessThan(mean('raw'))
  expect(Math.sqrt(mean('raw'))).toBeLessThan(truth.rest / Math.sqrt(7))
  expect(Math.sqrt(mean('error') / mean('shrunken'))).toBeGreaterThan(0.9)
  expect(Math.sqrt(mean('error') / mean('shrunken'))).toBeLessThan(1.1)
})

test('two biased members among seven are found in twenty products, and nobody else is accused', () => {
  const random = seeded(2026)
  const bias = [0, 0, -6, 0, 0, 7, 0]
  let accused = 0
  for (let run = 0; run < 100; run++) {
    const ratings = names(20, 'p').flatMap((product) => {
      const quality = 75 + 8 * random.normal()
      return bias.map((b, j) => ({ product, member: `m${j}`, points: Math.round(quality + b + 3 * random.normal()) }))
    })
    const found = severityOf(ratings)
    if (found.kind !== 'severity') throw new Error(found.kind)
    const apart = found.members.filter(({ standsApart }) => standsApart).map(({ member }) => member)
    expect(apart).toContain('m2')
    expect(apart).toContain('m5')
    accused += apart.length - 2
  }
  // 500 innocent members; the threshold of 1.96 errors and two points lets at most a few through.
  expect(accused / 500).toBeLessThan(0.05)
})

test('the probability that the star would change is how often another council changes it', () => {
  const random = seeded(26)
  const bands = [{ from: 0 }, { from: 30 }, { from: 50 }, { from: 70 }, { from: 90 }]
  const starOf = (mean: number) => bands.filter(({ from }) => mean >= from).length
  const k = 7
  const sem = Math.sqrt((truth.member ** 2 + truth.rest ** 2) / k)
  const chances: number[] = []
  let changes = 0
  const runs = 40_000
  for (let run = 0; run < runs; run++) {
    const quality = 40 + 60 * random.uniform()
    const first = quality + sem * random.normal()
    chances.push(chanceOfAnotherStar(first, sem, bands))
    if (starOf(first) !== starOf(quality + sem * random.normal())) changes++
  }
  expect(meanOf(chances)).toBeCloseTo(changes / runs, 2)
})

test('alpha is near 0 for members who toss coins, and its interval holds the alpha of the whole from which units are drawn', () => {
  const random = seeded(2011)
  const mark = (quality: number) => Math.max(1, Math.min(5, Math.round(quality + 0.7 * random.normal())))
  const draw = (units: number, isNoise: boolean) =>
    names(units, 'u').flatMap((product) => {
      const quality = 1 + 4 * random.uniform()
      return names(5, 'o').map((member) => ({
        product,
        member,
        points: mark(isNoise ? 1 + 4 * random.uniform() : quality),
      }))
    })
  const alphaOfAll = (ratings: ReturnType<typeof draw>) =>
    ordinalAlpha(
      [...Map.groupBy(ratings, ({ product }) => product).values()].map((unit) => unit.map(({ points }) => points)),
    )
  expect(Math.abs(alphaOfAll(draw(2000, true)) ?? 1)).toBeLessThan(0.03)
  const whole = alphaOfAll(draw(4000, false)) ?? 0
  const held = names(200, '').filter(() => {
    const found = alphaOf(draw(15, false))
    return found.kind === 'alpha' && found.low <= whole && whole <= found.high
  }).length
  expect(held / 200).toBeGreaterThan(0.88)
})

test('a member’s own wavering comes back from blind replicates', () => {
  const random = seeded(1996)
  const samples = names(3000, '').map(() => {
    const quality = 70 + 8 * random.normal()
    return [quality + 2.5 * random.normal(), quality + 2.5 * random.normal()]
  })
  const found = replicateDeviationOf(samples)
  expect(found).toMatchObject({ kind: 'replicates', samples: 3000 })
  if (found.kind === 'replicates') expect(found.deviation).toBeCloseTo(2.5, 1)
})
