import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser that the browser tests drive: CHROMIUM, or one in its usual place. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env, usual = places): string | undefined {
  if (env.CHROMIUM) return existsSync(env.CHROMIUM) ? env.CHROMIUM : undefined
  return usual.find((place) => existsSync(place))
}

/** Finds a browser or, as root on Debian or Ubuntu, installs one. Throws one clear line that names what is missing. */
export function requireBrowser(): string {
  const found = findBrowser() ?? installBrowser()
  if (found) return found
  if (process.env.CHROMIUM) throw new Error(`there is no browser at CHROMIUM=${process.env.CHROMIUM}`)
  throw new Error(
    'the browser tests need Chromium: install it (Debian: apt-get install chromium) or name one with CHROMIUM=/path/to/chromium',
  )
}

function installBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || process.env.CHROMIUM) return undefined
  process.stderr.write('saolang: installing chromium for the browser tests…\n')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? error).trim()
    throw new Error(`the browser tests need Chromium, and apt-get could not install it: ${said.split('\n').at(-1)}`)
  }
  return findBrowser()
}
