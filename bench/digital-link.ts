// Reading Digital Links: labels of three kinds, checked whole (check digits, dates, order, associations), on one core.
import { performance } from 'node:perf_hooks'
import { parseDigitalLink } from '@saolang/epcis/digital-link/parse.ts'

const limitPerSecond = 200_000
const count = 600_000

const links = Array.from({ length: 3_000 }, (_, i) => {
  if (i % 3 === 0) return `https://saolang.example.vn/01/09520123456788/10/L${i}/21/S${i}`
  if (i % 3 === 1)
    return `https://id.gs1.org/01/09520123456788/10/L${i}%2F2?17=261231&3103=${String(i).padStart(6, '0')}`
  return 'https://id.gs1.org/00/952012345678912345'
})

/** Reads that many links one after another; throws when one is refused. */
function read(times: number): void {
  for (let i = 0; i < times; i++) {
    const uri = links[i % links.length]!
    if (!parseDigitalLink(uri).ok) throw new Error(`refused: ${uri}`)
  }
}

read(count / 10)
const started = performance.now()
read(count)
const perSecond = Math.round(count / ((performance.now() - started) / 1000))
const figure = `${perSecond.toLocaleString('en')} a second`
const limit = `at least ${limitPerSecond.toLocaleString('en')}`
process.stdout.write(
  `digital link, read and checked: ${figure}, limit ${limit}, ratio ${(perSecond / limitPerSecond).toFixed(2)}\n`,
)
process.exitCode = perSecond >= limitPerSecond ? 0 : 1
