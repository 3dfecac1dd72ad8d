// Draws who imports whom, floors and rooms, into ARCHITECTURE.md: `node tools/draw-graph.ts --write`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rootDir } from './list-files.ts'
import { type Import, readImports } from './read-imports.ts'

const floors = ['server', 'web', 'core', 'epcis', 'law']
const rooms = ['people', 'dossiers', 'councils', 'registry', 'trace', 'market', 'support', 'insight']
const start = '<!-- graph: drawn by tools/draw-graph.ts -->'
const end = '<!-- end of graph -->'

/** The picture: a box a floor, a node a room, an arrow where one imports another; floors are joined as wholes. */
export function drawGraph(imports: readonly Import[]): string {
  const ends = imports
    .filter(({ from }) => !/\.test\.tsx?$|\/testing\//.test(from))
    .map(({ from, to }) => ({ from: placeOf(from), to: placeOf(to) }))
    .filter((edge): edge is { from: Place; to: Place } => Boolean(edge.from && edge.to))
  const boxes = floors.flatMap((floor) => {
    const inside = ends.filter((e) => e.from.floor === floor && e.to.floor === floor && isBetweenRooms(e))
    const present = rooms.filter((room) => ends.some(({ from }) => from.floor === floor && from.room === room))
    const nodes = present.map((room) => `    ${floor}_${room}[${room}]`)
    return [
      `  subgraph ${floor}`,
      ...(nodes.length > 0 ? nodes : [`    ${floor}_itself[${floor}]`]),
      ...unique(inside.map(({ from, to }) => `    ${floor}_${from.room} --> ${floor}_${to.room}`)),
      '  end',
    ]
  })
  const between = ends.filter(({ from, to }) => from.floor !== to.floor)
  return ['flowchart TD', ...boxes, ...unique(between.map(({ from, to }) => `  ${from.floor} ==> ${to.floor}`))].join(
    '\n',
  )
}

/** The document with the picture between its marks. Throws when the marks are missing. */
function putGraph(document: string, graph: string): string {
  const [before, rest] = document.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`ARCHITECTURE.md has no "${start}"`)
  return `${before}${start}\n\n\`\`\`mermaid\n${graph}\n\`\`\`\n\n${end}${after}`
}

/** Says so when ARCHITECTURE.md shows another graph than the code has. `write` puts the right one in. */
export function findGraphProblems(imports: readonly Import[], { root = rootDir, write = false } = {}): string[] {
  const file = join(root, 'ARCHITECTURE.md')
  const document = readFileSync(file, 'utf8')
  const drawn = putGraph(document, drawGraph(imports))
  if (drawn === document) return []
  if (write) writeFileSync(file, drawn)
  return write ? [] : ['ARCHITECTURE.md: the drawn graph is not that of the code: ./saolang check --write']
}

type Place = { floor: string; room: string | undefined }

function placeOf(path: string): Place | undefined {
  const [, floor, room] = path.match(/^packages\/([a-z]+)\/src\/(?:([a-z]+)\/)?/) ?? []
  return floor ? { floor, room: rooms.find((r) => r === room) } : undefined
}

function isBetweenRooms({ from, to }: { from: Place; to: Place }): boolean {
  return Boolean(from.room && to.room && from.room !== to.room)
}

function unique(lines: string[]): string[] {
  return [...new Set(lines)].toSorted()
}

if (import.meta.main) {
  const problems = findGraphProblems(readImports().imports, { write: process.argv.includes('--write') })
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
