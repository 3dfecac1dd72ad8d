import { ownCode } from '@saolang/core/trace/own-code.ts'

/** The address on this site of the page of a lot. */
export function pathOfLot({ key, number }: { key: string; number: string }): string {
  return ownCode({ origin: '', key, lot: number })
}
