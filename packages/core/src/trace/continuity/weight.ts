/** Kilograms in one of a unit of UN/ECE Recommendation 20. */
const kilograms: Readonly<Record<string, number>> = {
  KGM: 1,
  GRM: 0.001,
  DTN: 100,
  TNE: 1000,
  LBR: 0.45359237,
  MGM: 0.000001,
}

/** An amount in kilograms; undefined for units that are no weight. */
export function toKilograms({ quantity, uom }: { quantity: number; uom: string }): number | undefined {
  const factor = kilograms[uom]
  return factor === undefined ? undefined : quantity * factor
}
