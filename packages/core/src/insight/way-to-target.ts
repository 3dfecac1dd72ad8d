/** A unit's part of what is missing: how many more, and how many each month. */
export type UnitShare = { code: string; missing: number; perMonth: number }

/**
 * What is missing of a count, dealt out to units in proportion to what each has now, so that a unit is asked for what it has shown it
 * can; where none has anything, to all alike. Whole things by largest remainders: the parts add up to what is missing.
 */
export function dealOut(
  missing: number,
  monthsLeft: number,
  units: readonly { code: string; counted: number }[],
): UnitShare[] {
  const total = units.reduce((sum, { counted }) => sum + counted, 0)
  const exact = units.map(({ code, counted }) => ({
    code,
    part: missing * (total > 0 ? counted / total : 1 / units.length),
  }))
  const left = missing - exact.reduce((sum, { part }) => sum + Math.floor(part), 0)
  const luckiest = new Set(
    exact
      .toSorted((a, b) => (b.part % 1) - (a.part % 1) || a.code.localeCompare(b.code))
      .slice(0, Math.round(left))
      .map(({ code }) => code),
  )
  return exact.map(({ code, part }) => {
    const whole = Math.floor(part) + (luckiest.has(code) ? 1 : 0)
    return { code, missing: whole, perMonth: monthsLeft > 0 ? whole / monthsLeft : whole }
  })
}

/**
 * What would lift a share to a target in percent: `change` of those that are there would have to become such, or `add` such would have
 * to come anew while the others stay. Both 0 when it is reached.
 */
export function wayToShare(
  { counted, among }: { counted: number; among: number },
  atLeast: number,
): { change: number; add: number } {
  const wanted = atLeast / 100
  const short = wanted * among - counted
  if (short <= 0) return { change: 0, add: 0 }
  // Binary fractions may stand a hair above a whole number.
  const up = (n: number) => Math.ceil(n - 1e-9)
  return { change: up(short), add: wanted < 1 ? up(short / (1 - wanted)) : 0 }
}
