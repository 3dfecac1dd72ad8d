// Builds what people see: `node packages/web/build.ts` (Node 24). Pages for the server, islands and styles for browsers.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { browserBuild, pagesBuild } from './vite.config.ts'

const dist = join(import.meta.dirname, 'dist')
const fresh = join(dist, `.fresh-${process.pid}`)
const stale = join(dist, `.stale-${process.pid}`)

const startedAt = performance.now()
for (const folder of [fresh, stale]) mkdirSync(folder, { recursive: true })
try {
  await Promise.all([build(pagesBuild(fresh)), build(browserBuild(fresh))])
  writeFileSync(join(fresh, 'assets.json'), JSON.stringify(listAssets(), null, 1))
  for (const name of ['pages', 'assets', 'assets.json']) putInPlace(name)
} finally {
  for (const folder of [fresh, stale]) rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`web built in ${Math.round(performance.now() - startedAt)} ms\n`)

/** Name → address of every asset: `public.css`, `desk.css`, `icon.svg`, `<island>.js`. */
function listAssets(): Record<string, string> {
  const manifest: Record<string, Asset> = JSON.parse(readFileSync(join(fresh, 'manifest.json'), 'utf8'))
  // A script that islands share is loaded by them alone, and may have the name of one of them.
  const asked = Object.values(manifest).filter(({ file, isEntry }) => isEntry || !file.endsWith('.js'))
  return Object.fromEntries(asked.map(({ file }) => [nameOf(file), `/${file}`]))
}

type Asset = { file: string; isEntry?: boolean }

/** `assets/public-BUx5oIjb.css` is known as `public.css`. */
function nameOf(file: string): string {
  return file.replace(/^assets\//, '').replace(/-[\w-]{8}(\.\w+)$/, '$1')
}

/** Swapped by renames: whoever reads meanwhile (a test, a server that starts) finds the old or the new, never half of one. */
function putInPlace(name: string): void {
  try {
    renameSync(join(dist, name), join(stale, name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  renameSync(join(fresh, name), join(dist, name))
}
