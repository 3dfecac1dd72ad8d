import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp, type TestApp } from '../../../testing/open-app.ts'
import { rootDir } from '../../config.ts'
import { closeMeters } from './meters.ts'

type Panel = {
  id: number
  type: string
  title: string
  gridPos: { h: number; w: number; x: number; y: number }
  targets?: { refId: string; expr: string }[]
}

const read = (path: string) => readFileSync(join(rootDir, path), 'utf8')
const rules = read('deploy/prometheus/alerts.yml')
const runbooks = read('docs/operations/runbooks.md')
const dashboard = JSON.parse(read('deploy/grafana/saolang.json')) as {
  schemaVersion: number
  panels: Panel[]
  templating: { list: { name: string; type: string }[] }
}
const alerts = [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name)

let opened: TestApp
let served: Set<string>
beforeAll(async () => {
  opened = await openApp()
  const { body } = await opened.app.inject('/metrics')
  // What Prometheus adds itself, and the parts of a histogram.
  served = new Set([
    'up',
    ...[...body.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name, type]) => namesOf(name, type)),
  ])
})
afterAll(async () => {
  await opened.close()
  closeMeters()
})

test('every alert and every panel asks for measurements that are really served', () => {
  const asked = [rules, ...dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr))].flatMap(
    (text) => [...text.replace(/^#.*$/gm, '').matchAll(/\b(?:saolang|nodejs|process)_\w+/g)].map(([name]) => name),
  )
  expect(asked.length).toBeGreaterThan(60)
  expect([...new Set(asked)].filter((name) => !served.has(name))).toEqual([])
})

test('every alert has a chapter of the runbook, which it names, and no chapter is of none', () => {
  const chapters = [...runbooks.matchAll(/^## (\w+)$/gm)].map(([, name = '']) => name)
  expect(chapters.toSorted()).toEqual(alerts.toSorted())
  expect(alerts.length).toBeGreaterThan(20)
  for (const alert of alerts) expect(rules).toContain(`runbook: docs/operations/runbooks.md#${alert.toLowerCase()}`)
  const linked = [...runbooks.matchAll(/\]\(#(\w+)\)/g)].map(([, anchor]) => anchor)
  expect(linked.filter((anchor) => !alerts.some((alert) => alert.toLowerCase() === anchor))).toEqual([])
})

test('the dashboard is one that Grafana reads: panels with places of their own, in a grid of 24, from a source that is asked for', () => {
  const { panels, schemaVersion, templating } = dashboard
  expect(schemaVersion).toBeGreaterThanOrEqual(36)
  expect(templating.list).toMatchObject([{ name: 'source', type: 'datasource' }])
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
  for (const { type, title, gridPos, targets = [] } of panels) {
    expect(title).not.toBe('')
    expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
    expect(['row', 'stat', 'timeseries']).toContain(type)
    if (type !== 'row') expect(targets.length).toBeGreaterThan(0)
  }
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, i) => `${x + (i % w)},${y + Math.floor(i / w)}`),
  )
  expect(new Set(cells).size).toBe(cells.length)
})

test('Prometheus itself reads the configuration, and every alert rises when it should and stays silent on a quiet day', () => {
  const dir = join(rootDir, 'deploy/prometheus')
  expect(promtool('check', 'config', join(dir, 'prometheus.yml'))).toContain(`${alerts.length} rules found`)
  expect(promtool('test', 'rules', join(dir, 'tests/alerts.test.yml'))).toContain('SUCCESS')
  const tested = read('deploy/prometheus/tests/alerts.test.yml')
  for (const alert of alerts) {
    expect(tested).toMatch(new RegExp(`alertname: ${alert}\\n`))
    expect(tested).toContain(`alertname: ${alert}, exp_alerts: [] }`)
  }
})

function promtool(...args: string[]): string {
  try {
    return execFileSync('promtool', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: string; stdout?: string; stderr?: string }
    if (code === 'ENOENT') throw new Error('promtool is missing: apt-get install prometheus')
    throw new Error(`promtool ${args.join(' ')}: ${stdout}${stderr}`)
  }
}

function namesOf(name = '', type = ''): string[] {
  return type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name]
}
