// What a billion scans a month ask for: the cost of each kind of scan measured on the demo, the share that memory answers and the waiting
// of a crowd simulated (docs/scale.md uses these figures). Prints the machine's processors, since costs are theirs.
import { cpus } from 'node:os'
import { randomFrom } from './setup/random-from.ts'
import { measureScans, type ScanCosts } from './setup/scan-costs.ts'
import { type ScanKind, shareFromMemory, timeScans } from './setup/scan-simulation.ts'

const aMonth = 1_000_000_000
const average = aMonth / (30 * 86_400)
const peak = average * 10
/** Six machines of eight. */
const mostProcessors = 48
/** Of all scans: codes of products, of lots, of single pieces. An assumption: nobody has counted yet. */
const mix = { product: 0.5, lot: 0.4, piece: 0.1 } as const
const counts = { product: 100_000, lot: 10_000_000 } as const
// How unevenly things are bought: from rather evenly to a few that everybody buys.
const exponents = [0.8, 1, 1.2] as const
const someProcesses = 16
/** Where answers wait for the next who asks: in each process for a minute, in the proxy before all of them for a second or for a minute. */
const memories = {
  'each process': { perSecond: peak / someProcesses, kept: 5000, lifeSeconds: 60, lives: 2 },
  'a proxy, for a second': { perSecond: peak, kept: 500_000, lifeSeconds: 1, lives: 60 },
  'a proxy, for a minute': { perSecond: peak, kept: 500_000, lifeSeconds: 60, lives: 1 },
} as const
type Memory = keyof typeof memories
type Of = keyof ScanCosts[keyof ScanCosts]

const print = (line: string) => process.stdout.write(`${line}\n`)
const ms = (value: number) => `${value.toFixed(value < 0.1 ? 3 : 1)} ms`
const percent = (share: number) => `${(share * 100).toFixed(0)}%`

const costs = await measureScans()
print(`on ${cpus().length} × ${cpus()[0]?.model.trim()}`)
for (const [kind, { process: own, postgres }] of Object.entries(costs))
  print(`a scan, ${kind}: ${ms(own)} of the process, ${ms(postgres)} of PostgreSQL`)
print(`a billion a month: ${average.toFixed(0)} a second, ${peak.toFixed(0)} at the peak`)

/** How much of the scans of products and of lots a memory answers at the peak. */
function sharesOf(memory: Memory, exponent: number): { product: number; lot: number } {
  const { perSecond, kept, ...span } = memories[memory]
  const share = (kind: keyof typeof counts) =>
    shareFromMemory(
      { codes: counts[kind], exponent },
      { ...span, perSecond: perSecond * mix[kind], kept: kept * (mix[kind] / (mix.product + mix.lot)) },
      randomFrom(11),
    )
  return { product: share('product'), lot: share('lot') }
}

function kindsOf({ product, lot }: { product: number; lot: number }, of: Of, ready: number): ScanKind[] {
  return [
    { share: mix.product * product + mix.lot * lot, milliseconds: ready },
    { share: mix.product * (1 - product), milliseconds: costs.product[of] },
    { share: mix.lot * (1 - lot), milliseconds: costs.lot[of] },
    { share: mix.piece, milliseconds: costs.piece[of] },
  ]
}

/** Processors that the peak keeps busy. */
const busy = (kinds: readonly ScanKind[]) =>
  (kinds.reduce((sum, kind) => sum + kind.share * kind.milliseconds, 0) * peak) / 1000

function tellCrowd(title: string, kinds: readonly ScanKind[]): void {
  for (const processes of [12, 16, 24]) {
    const time = (perSecond: number, count = processes) =>
      timeScans({ perSecond, seconds: 20, processes: count, kinds }, randomFrom(3))
    const [high, oneLess] = [time(peak), time(peak, processes - 1)]
    const fits =
      high.busy < 1 ? `p50 ${ms(high.p50)}, p99 ${ms(high.p99)}, with one less ${ms(oneLess.p99)}` : 'too few'
    print(`${title}, ${processes} processes at the peak: ${percent(Math.min(high.busy, 1))} busy, ${fits}`)
  }
}

let worst = 0
for (const memory of Object.keys(memories) as Memory[])
  for (const exponent of exponents) {
    const shares = sharesOf(memory, exponent)
    // What the proxy holds costs our processes nothing.
    const pages = kindsOf(shares, 'process', memory === 'each process' ? costs.ready.process : 0)
    const [own, postgres] = [busy(pages), busy(kindsOf(shares, 'postgres', 0))]
    worst = Math.max(worst, own + postgres)
    print(
      `memory of ${memory}, exponent ${exponent}: answers ${percent(shares.product)} of products and ${percent(shares.lot)} of lots; the peak takes ${own.toFixed(1)} processors for pages, ${postgres.toFixed(1)} for PostgreSQL`,
    )
    if (exponent === 1) tellCrowd(`memory of ${memory}`, pages)
  }
print(
  `processors for the peak of a billion scans a month: ${worst.toFixed(1)}, limit ${mostProcessors}, ratio ${(mostProcessors / worst).toFixed(2)}`,
)
if (worst > mostProcessors) process.exitCode = 1
