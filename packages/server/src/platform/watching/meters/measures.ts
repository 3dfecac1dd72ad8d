import type { Gauge } from 'prom-client'
import { openMeters } from './meters.ts'

/** A value of a gauge; labels are of few values, never ids or names of people. */
export type Reading<G extends string = string> = readonly [gauge: G, value: number, labels?: Record<string, string>]

/** Gauges that are read together, when somebody asks. */
export type Measure<G extends string = string> = {
  name: string
  gauges: Record<G, { help: string; labels?: readonly string[] }>
  read(): Promise<readonly Reading<G>[]>
}

const keptMs = 5000
// A label that grows without end would fill every Prometheus: what comes after so many values is left out, and said.
const mostSeries = 200

let measures: readonly Measure[] = []
let newest: { at: number; text: Promise<string> } | undefined

/** Tells which gauges there are, those of the rooms included. Called once, at start. */
export function configureMeasures(next: readonly Measure[]): void {
  measures = next
  newest = undefined
}

/** Which gauges there are. */
export function listMeasures(): readonly Measure[] {
  return measures
}

/** Defines a measure; its readings may name its own gauges only. */
export function measure<G extends string>(given: Measure<G>): Measure {
  return given as unknown as Measure
}

/** Everything that is measured, in Prometheus's text format (version 0.0.4). Whoever asks within five seconds shares an answer. */
export function readMeters(): Promise<string> {
  const at = performance.now()
  if (!newest || at - newest.at > keptMs) newest = { at, text: readAll() }
  return newest.text
}

async function readAll(): Promise<string> {
  const { registry, gauge } = await openMeters()
  const find = (name: string, help: string, labels: readonly string[] = []): Gauge =>
    (registry.getSingleMetric(name) as Gauge | undefined) ?? gauge(name, help, labels)
  const measured = find('saolang_measured', 'Whether the gauges of a matter could be read', ['matter'])
  // One after another: who looks takes one connection of the pool, not all of them.
  for (const { name, gauges, read } of measures) {
    const readings = await read().catch(() => undefined)
    for (const [each, { help, labels }] of Object.entries(gauges)) {
      const gauge = find(each, help, labels)
      gauge.reset()
      // A gauge without labels goes on as zero: what was not read is absent, and no zero.
      if (!labels) gauge.remove()
    }
    const shown = readings?.slice(0, mostSeries) ?? []
    for (const [each, value, labels = {}] of shown) find(each, '').set(labels, value)
    measured.set({ matter: name }, readings && readings.length <= mostSeries ? 1 : 0)
  }
  return registry.metrics()
}
