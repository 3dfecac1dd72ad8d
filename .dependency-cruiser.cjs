// The dependency rule, whole: import downwards or leftwards, never up, never right (ARCHITECTURE.md).
const floors = ['law', 'epcis', 'core', 'web', 'server']
const rooms = ['people', 'dossiers', 'councils', 'registry', 'trace', 'market', 'support', 'insight']
const src = (floor) => `^packages/${floor}/src/`
const anyOf = (names) => `(${names.join('|')})`

const noClimbing = floors.slice(0, -1).map((floor, i) => ({
  name: `${floor}-never-looks-up`,
  severity: 'error',
  from: { path: src(floor) },
  to: { path: src(anyOf(floors.slice(i + 1))) },
}))
const noLookingRight = rooms.slice(0, -1).map((room, i) => ({
  name: `${room}-never-looks-right`,
  severity: 'error',
  from: { path: `^packages/(core|web|server)/src/${room}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^packages/(core|web|server)/src/${anyOf(rooms.slice(i + 1))}/` },
}))

module.exports = {
  forbidden: [
    ...noClimbing,
    ...noLookingRight,
    { name: 'law-and-epcis-are-strangers', severity: 'error', from: { path: src('epcis') }, to: { path: src('law') } },
    {
      name: 'kernel-and-platform-know-no-room',
      severity: 'error',
      from: { path: '^packages/(core/src/kernel|server/src/platform)/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: `^packages/(core|web|server)/src/${anyOf(rooms)}/`,
        pathNot: '^packages/core/src/people/(actor|permissions|kept-twice|jurisdiction|session)\\.ts$',
      },
    },
    {
      name: 'kit-knows-no-room',
      severity: 'error',
      from: { path: '^packages/web/src/kit/' },
      to: { path: `^packages/web/src/${anyOf(rooms)}/` },
    },
    { name: 'no-circles', severity: 'error', from: { pathNot: '\\.test\\.tsx?$' }, to: { circular: true } },
    {
      name: 'sql-is-private-to-its-room',
      severity: 'error',
      from: { path: '^packages/server/src/([^/]+)/', pathNot: '^packages/server/src/testing/|\\.test\\.ts$' },
      to: { path: '\\.sql\\.ts$', pathNot: '^packages/server/src/$1/' },
    },
    {
      name: 'the-pool-is-private-to-platform',
      severity: 'error',
      from: {
        path: '^packages/server/src/',
        pathNot: '^packages/server/src/(platform|testing)/|^packages/server/src/[^/]+\\.ts$|\\.test\\.ts$',
      },
      to: { path: '^packages/server/src/platform/(sql|postgres)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-floors-know-only-pure-packages',
      severity: 'error',
      from: { path: '^packages/(law|epcis|core)/src/', pathNot: '\\.test\\.ts$' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core'],
        pathNot: 'node_modules/(zod|saxes|@noble/hashes)/',
      },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?url$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
