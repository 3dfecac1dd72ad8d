import { expect, test } from 'vitest'
import { findPermissionProblems, type Permission, permissions } from './permissions.ts'
import { sandboxScopes, scopeNames, scopes } from './scopes.ts'

test('every scope opens acts that exist and that a program may do at all', () => {
  for (const act of Object.values(scopes).flat())
    expect([act, (permissions as Record<string, readonly string[]>)[act]?.includes('integrator')]).toEqual([act, true])
})

test('every act of a program is in one scope, and in no two', () => {
  const acts = Object.values(scopes).flat()
  expect(acts.length).toBe(new Set(acts).size)
  const open = (Object.keys(permissions) as Permission[]).filter((act) =>
    (permissions[act] as readonly string[]).includes('integrator'),
  )
  expect(open.filter((act) => !(acts as string[]).includes(act))).toEqual(['token.list', 'token.revoke'])
})

test('a registered program does only what its scopes name, whatever its role may do', () => {
  const program = (held: string[]) => ({
    name: 'Hệ thống thử',
    role: 'integrator' as const,
    client: { id: 'c', scopes: held, isSandbox: false },
  })
  expect(findPermissionProblems(program(['dossiers:read']), 'dossier.read')).toEqual([])
  expect(findPermissionProblems(program(['dossiers:read']), 'dossier.submit')).toEqual([
    { code: 'forbidden.scope', values: { act: 'dossier.submit' } },
  ])
  expect(findPermissionProblems(program([]), 'dossier.read')).toHaveLength(1)
  expect(findPermissionProblems(program([...scopeNames]), 'token.list')).toHaveLength(1)
  expect(findPermissionProblems(program([...scopeNames]), 'decision.record')).toEqual([
    { code: 'forbidden.role', values: { role: 'integrator' } },
  ])
})

test('a key without a registered client reads and captures events, lists its tokens, and nothing else', () => {
  const key = { name: 'Khóa', role: 'integrator' as const, jurisdiction: { level: 'nation' as const } }
  expect(findPermissionProblems(key, 'event.capture')).toEqual([])
  expect(findPermissionProblems(key, 'token.list')).toEqual([])
  for (const act of ['dossier.read', 'organisation.read', 'change.read', 'dossier.submit'] as const)
    expect(findPermissionProblems(key, act)).toHaveLength(1)
})

test('a sandbox captures nothing that others would take for goods', () => {
  expect(sandboxScopes).not.toContain('trace:write')
})
