import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findMigrationProblems } from './check-migrations.ts'
import { findNameProblems } from './check-names.ts'
import { findSizeProblems } from './check-sizes.ts'
import { drawGraph, findGraphProblems } from './draw-graph.ts'
import { rootDir } from './list-files.ts'
import { readImports } from './read-imports.ts'

const roots: string[] = []

/** A checkout with these files in it and nothing else. */
function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'saolang-guard-'))
  roots.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true })
})

const lines = (count: number) => 'a()\n'.repeat(count)

describe('sizes', () => {
  test('a file of 301 lines is refused, 300 pass, and so do tests of any length', () => {
    const root = plant({
      'packages/core/src/people/long.ts': lines(301),
      'packages/core/src/people/fits.ts': lines(300),
      'packages/core/src/people/long.test.ts': lines(400),
    })
    expect(findSizeProblems(root)).toEqual(['packages/core/src/people/long.ts: 301 lines, 300 at most'])
  })

  test('a function of 61 lines is refused wherever it stands', () => {
    const root = plant({
      'packages/core/src/people/a.ts': `const x = 1\nexport const f = () => {\n${lines(59)}}\n`,
      'packages/web/src/people/b.tsx': `export function B() {\n${lines(58)}return <p/>\n}\n`,
      'packages/core/src/people/fits.ts': `export function f() {\n${lines(58)}}\n`,
    })
    expect(findSizeProblems(root)).toEqual([
      'packages/core/src/people/a.ts:2: a function of 61 lines, 60 at most',
      'packages/web/src/people/b.tsx:1: a function of 61 lines, 60 at most',
    ])
  })

  test('a room with 26 files is refused, its tests not counted', () => {
    const names = Array.from({ length: 26 }, (_, i) => `packages/server/src/people/act-${i}.ts`)
    const files = Object.fromEntries(names.map((name) => [name, '']))
    expect(findSizeProblems(plant({ ...files, 'packages/server/src/people/act-1.test.ts': '' }))).toEqual([
      'packages/server/src/people: 26 files in one room, 25 at most: it holds two',
    ])
    delete files[names[0] as string]
    expect(findSizeProblems(plant({ ...files, 'packages/server/src/people/act-1.test.ts': '' }))).toEqual([])
  })
})

describe('names', () => {
  test('a file or folder that says nothing is refused', () => {
    const root = plant({
      'packages/core/src/people/utils.ts': '',
      'packages/server/src/shared/place.ts': '',
      'tools/index.ts': '',
      'packages/core/src/people/place-name.ts': '',
    })
    expect(findNameProblems(root)).toEqual([
      'packages/core/src/people/utils.ts: "utils" says nothing about what is in it',
      'packages/server/src/shared/place.ts: "shared" says nothing about what is in it',
      'tools/index.ts: "index" says nothing about what is in it',
    ])
  })

  test('a file that is not in kebab-case is refused', () => {
    expect(findNameProblems(plant({ 'packages/core/src/people/placeName.ts': '' }))).toEqual([
      'packages/core/src/people/placeName.ts: "placeName.ts" is not in kebab-case',
    ])
  })
})

describe('migrations', () => {
  test('without number, of no room, or in a transaction of their own are refused', () => {
    const root = plant({
      'db/migrations/0100_people_create_units.sql': 'create schema people;',
      'db/migrations/people.sql': '',
      'db/migrations/0101_kitchen_create_stove.sql': '',
      'db/migrations/0102_people_add_name.sql': 'begin;\nselect 1;\ncommit;',
    })
    expect(findMigrationProblems(root)).toEqual([
      'db/migrations/0101_kitchen_create_stove.sql: there is no room "kitchen"',
      'db/migrations/0102_people_add_name.sql: runs in a transaction of its own already',
      'db/migrations/people.sql: is not named NNNN_room_verb_thing.sql',
    ])
  })

  test('that take away what the version before needs are refused until they say since when nobody needs it', () => {
    const narrowing = [
      'alter table people.person drop column phone;',
      'alter table people.person rename column phone to telephone;',
      'alter table people.person add column rank int not null;',
      'alter table people.person alter column phone set not null;',
      "alter table people.person add constraint person_phone check (phone <> '');",
      'drop function people.find_person;',
      'revoke update on people.person from saolang_app;',
    ].join('\n')
    const widening = [
      '-- drop column phone',
      'create table people.thing (id uuid); alter table people.thing add constraint thing_one unique (id);',
      "alter table people.person add column rank int not null default 0, add column note text default 'drop table x';",
      'alter table people.person drop constraint person_kind, add constraint person_kind check (kind in (1, 2));',
      'drop view people.named; create view people.named as select 1;',
      'create function people.f() returns void language sql as $$ alter table a drop column b $$;',
    ].join('\n')
    const root = plant({
      'db/migrations/0210_audit_before_the_rule.sql': narrowing,
      'db/migrations/1001_people_narrow.sql': narrowing,
      'db/migrations/1002_people_narrow_later.sql': `-- contract: after 0.2.0\n${narrowing}`,
      'db/migrations/1003_people_widen.sql': widening,
    })
    expect(findMigrationProblems(root).map((problem) => problem.split(';')[0])).toEqual([
      'db/migrations/1001_people_narrow.sql: drops a column: phone',
      'db/migrations/1001_people_narrow.sql: renames phone telephone',
      'db/migrations/1001_people_narrow.sql: adds a column that old rows and old writers leave empty: rank',
      'db/migrations/1001_people_narrow.sql: takes empty values from a column: phone',
      'db/migrations/1001_people_narrow.sql: adds a rule that old writers do not know: person_phone',
      'db/migrations/1001_people_narrow.sql: drops a function people.find_person',
      'db/migrations/1001_people_narrow.sql: takes rights from saolang_app',
    ])
  })

  test('with the number of another are refused', () => {
    const root = plant({
      'db/migrations/0100_people_create_units.sql': '',
      'db/migrations/0100_people_add_name.sql': '',
    })
    expect(findMigrationProblems(root)).toEqual([
      'migration 0100 is there 2 times: 0100_people_add_name.sql, 0100_people_create_units.sql',
    ])
  })

  test('that were released stay as they are', () => {
    const root = plant({ 'db/migrations/0100_people_create_units.sql': 'create schema people;' })
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: root })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'people: first')
    git('tag', 'v1')
    expect(findMigrationProblems(root)).toEqual([])
    writeFileSync(join(root, 'db/migrations/0100_people_create_units.sql'), 'create schema folk;')
    expect(findMigrationProblems(root)).toEqual([
      'db/migrations/0100_people_create_units.sql: was released with v1; restore it and write a new one',
    ])
  })
})

describe('the dependency rule', () => {
  const src = (floor: string, path: string) => `packages/${floor}/src/${path}`
  const root = plant({
    'tsconfig.json': '{"compilerOptions":{"module":"nodenext","allowImportingTsExtensions":true,"noEmit":true}}',
    'package.json': '{"type":"module"}',
    [src('server', 'people/get-person.ts')]: "import '../councils/close-scoring.ts'",
    [src('server', 'councils/close-scoring.ts')]: "import '../people/persons.sql.ts'\nimport '../platform/sql.ts'",
    [src('server', 'people/persons.sql.ts')]: '',
    [src('server', 'platform/sql.ts')]: "import '../people/get-person.ts'",
    [src('core', 'people/person.ts')]: "import '../../../server/src/people/get-person.ts'\nimport 'node:fs'",
    [src('core', 'people/one.ts')]: "import './other.ts'",
    [src('core', 'people/other.ts')]: "import './one.ts'",
    [src('web', 'kit/button.tsx')]: "import '../people/login.tsx'",
    [src('web', 'people/login.tsx')]: "import './gone.tsx'",
    [src('epcis', 'key.ts')]: "import '../../law/src/decision.ts'",
    [src('law', 'decision.ts')]: '',
  })
  copyFileSync(join(rootDir, '.dependency-cruiser.cjs'), join(root, '.dependency-cruiser.cjs'))
  const { problems, imports } = readImports(root)

  test.each([
    ['core-never-looks-up', 'core/src/people/person.ts → packages/server/src/people/get-person.ts'],
    ['people-never-looks-right', 'server/src/people/get-person.ts → packages/server/src/councils/close-scoring.ts'],
    ['sql-is-private-to-its-room', 'server/src/councils/close-scoring.ts → packages/server/src/people/persons.sql.ts'],
    ['the-pool-is-private-to-platform', 'server/src/councils/close-scoring.ts → packages/server/src/platform/sql.ts'],
    ['kernel-and-platform-know-no-room', 'server/src/platform/sql.ts → packages/server/src/people/get-person.ts'],
    ['pure-floors-know-only-pure-packages', 'core/src/people/person.ts → fs'],
    ['kit-knows-no-room', 'web/src/kit/button.tsx → packages/web/src/people/login.tsx'],
    ['law-and-epcis-are-strangers', 'epcis/src/key.ts → packages/law/src/decision.ts'],
    ['nothing-unresolved', 'web/src/people/login.tsx → ./gone.tsx'],
  ])('%s', (rule, arrow) => {
    expect(problems).toContain(`${rule}: packages/${arrow}`)
  })

  test('no circles', () => {
    expect(problems.filter((p) => p.startsWith('no-circles')).join()).toMatch(/people\/one\.ts.*people\/other\.ts/)
  })

  test('is drawn, and a drawing of other imports is refused until it is drawn again', () => {
    const graph = drawGraph(imports)
    expect(graph).toContain('    server_people --> server_councils')
    expect(graph).toContain('  core ==> server')
    const marks = '<!-- graph: drawn by tools/draw-graph.ts -->\n<!-- end of graph -->'
    writeFileSync(join(root, 'ARCHITECTURE.md'), marks)
    expect(findGraphProblems(imports, { root })).toEqual([
      'ARCHITECTURE.md: the drawn graph is not that of the code: ./saolang check --write',
    ])
    expect(findGraphProblems(imports, { root, write: true })).toEqual([])
    expect(findGraphProblems(imports, { root })).toEqual([])
    expect(
      findGraphProblems([...imports, { from: 'packages/web/src/people/a.ts', to: 'packages/law/src/b.ts' }], { root }),
    ).toHaveLength(1)
  })
})

describe('the pure floors', () => {
  test.each(['law', 'epcis', 'core'])('%s cannot fetch, read a process or a file: it does not compile', (floor) => {
    const root = plant({
      [`packages/${floor}/src/a.ts`]: "import 'node:fs'\nfetch('x')\nprocess.exit(1)\nsetTimeout(() => 1, 1)\n",
    })
    for (const file of ['tsconfig.base.json', `packages/${floor}/tsconfig.json`])
      copyFileSync(join(rootDir, file), join(root, file))
    expect(compile(join(root, 'packages', floor))).toEqual(['node:fs', 'fetch', 'process', 'setTimeout'])
  })

  function compile(folder: string): string[] {
    try {
      execFileSync(process.execPath, [join(rootDir, 'node_modules/@typescript/native/bin/tsc'), '-p', folder], {
        encoding: 'utf8',
      })
      return []
    } catch (error) {
      const lines = (error as { stdout: string }).stdout.split('\n').filter((line) => line.includes('error TS'))
      return lines.map((line) => line.match(/'([^']+)'/)?.[1] ?? line)
    }
  }
})
