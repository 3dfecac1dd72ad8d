import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { listValues } from './config-command.ts'
import type { Environment } from './read-settings.ts'
import { refuseUnmeantDemo } from './refuse-unmeant-demo.ts'

const folder = mkdtempSync(join(tmpdir(), 'saolang-settings-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

function refusal(env: Environment): string {
  try {
    readConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('a configuration that cannot be meant is one line', () => {
  test('that names every wrong variable, what it is, and what it takes', () => {
    const said = refusal({ PORT: 'eighty', SAOLANG_DEMO: 'yes', SAOLANG_URL: 'ocop.example' })
    expect(said).toBe(
      'environment variables PORT: is "eighty": it takes a whole number from 0 to 65535; ' +
        'SAOLANG_URL: is "ocop.example": it takes an address http://… | https://…; ' +
        'SAOLANG_DEMO: is "yes": it takes on | off (docs/operations/configuration.md lists them)',
    )
  })

  test.each([
    ['SAOLANG_DEM0', 'did you mean SAOLANG_DEMO?'],
    ['SAOLANG_DATADIR', 'did you mean SAOLANG_DATA_DIR?'],
    ['DATABASE_ULR', 'did you mean DATABASE_URL?'],
    ['SMTP_URL_FLIE', 'did you mean SMTP_URL_FILE?'],
    ['SAOLANG_LANGUAGE', 'is no setting'],
  ])('on %s, which nobody would read', (name, says) => {
    expect(refusal({ [name]: 'off' })).toContain(`environment variable ${name}: is no setting`)
    expect(refusal({ [name]: 'off' })).toContain(says)
  })

  test.each(['HOME', 'HOSTNAME', 'PATH', 'HTTP_PROXY', 'NODE_ENV', 'SAOLANG_BENCH_ROWS'])('but not on %s', (name) => {
    expect(refusal({ [name]: 'x' })).toBe('')
  })

  test('on half of what belongs together', () => {
    expect(refusal({ SMS_URL: 'https://sms.example', SMS_KEY: 'k' })).toContain(
      'SMS_SECRET: is missing, while SMS_URL is there',
    )
    expect(refusal({ OIDC_CLIENT_ID: 'saolang' })).toContain('OIDC_ISSUER: is missing')
  })

  test('and never repeats a secret', () => {
    const said = refusal({ DATABASE_URL: 'mysql://root:tram-hoa@db/ocop' })
    expect(said).toContain('DATABASE_URL: is not readable: it takes an address postgres://…')
    expect(said).not.toContain('tram-hoa')
  })
})

describe('a secret in a file', () => {
  test('is read, without the end of its line', () => {
    const at = file('database-url', 'postgres://saolang:x@db/saolang\n')
    expect(readConfig({ DATABASE_URL_FILE: at }).databaseUrl).toBe('postgres://saolang:x@db/saolang')
    expect(readConfig({ SMTP_URL_FILE: file('smtp', 'smtp://a:b@mail:587') }).messaging.smtp?.url).toBe(
      'smtp://a:b@mail:587',
    )
  })

  test('that is not there, is empty, or is said twice is refused', () => {
    expect(refusal({ DATABASE_URL_FILE: join(folder, 'gone') })).toMatch(/DATABASE_URL_FILE: names a file .*ENOENT/)
    expect(refusal({ DATABASE_URL_FILE: file('empty', '\n') })).toContain('DATABASE_URL_FILE: names an empty file')
    const both = { DATABASE_URL: 'postgres://a@b/c', DATABASE_URL_FILE: file('other', 'postgres://a@b/d') }
    expect(refusal(both)).toContain('DATABASE_URL: is given, and DATABASE_URL_FILE too')
  })

  test('is for secrets alone', () => {
    expect(refusal({ SAOLANG_URL_FILE: file('url', 'https://ocop.example') })).toContain('is no setting')
  })
})

test('an empty variable counts as absent', () => {
  const config = readConfig({ PORT: '', DATABASE_URL: '', SAOLANG_URL: '', SAOLANG_DEMO: '' })
  expect(config).toMatchObject({ port: 8080, publicUrl: 'http://localhost:8080', isDemo: true, isDemoSaid: false })
  expect(config).not.toHaveProperty('databaseUrl')
})

describe('the demo', () => {
  const demo = (env: Environment) => () => refuseUnmeantDemo(readConfig(env))

  test('never sends to real people, whatever is said', () => {
    const zalo = { ZALO_URL: 'https://zalo.example', ZALO_TOKEN: 't', ZALO_TEMPLATE: '1' }
    expect(demo({ SAOLANG_DEMO: 'on', SMTP_URL: 'smtp://mail.bo.vn', ...zalo })).toThrow(/SMTP_URL, ZALO_URL away/)
    expect(demo({ SMTP_URL: 'smtp://127.0.0.1:2525' })).not.toThrow()
    expect(demo({ SAOLANG_DEMO: 'off', SMTP_URL: 'smtp://mail.bo.vn', ...zalo })).not.toThrow()
  })

  test.each([
    ['a public name', { SAOLANG_URL: 'https://ocop.example' }, 'SAOLANG_URL names a public place'],
    ['the network', { HOST: '0.0.0.0' }, 'HOST lets the network in'],
    ['a database of one’s own', { DATABASE_URL: 'postgres://a@localhost/b' }, 'DATABASE_URL names a database'],
  ])('is not opened to %s by an omission, but by a word', (_, env, says) => {
    expect(demo(env)).toThrow(`${says}`)
    expect(demo(env)).toThrow('say SAOLANG_DEMO=off')
    expect(demo({ ...env, SAOLANG_DEMO: 'on' })).not.toThrow()
    expect(demo({ ...env, SAOLANG_DEMO: 'off' })).not.toThrow()
  })

  test('starts by itself on this machine', () => {
    expect(demo({})).not.toThrow()
    expect(demo({ SAOLANG_URL: 'http://127.0.0.1:9000', HOST: '::1' })).not.toThrow()
  })
})

test('the configuration in force is printed without its secrets', () => {
  const printed = listValues({ PORT: '9000', DATABASE_URL: 'postgres://a:tram-hoa@b/c' }).join('\n')
  expect(printed).toMatch(/^PORT=9000 +\(environment\)$/m)
  expect(printed).toMatch(/^DATABASE_URL=\*{8} +\(environment\)$/m)
  expect(printed).toMatch(/^SAOLANG_LOG=warn$/m)
  expect(printed).not.toContain('tram-hoa')
})
