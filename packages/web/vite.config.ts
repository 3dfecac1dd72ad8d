import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import preact from '@preact/preset-vite'
import { defineConfig, type InlineConfig, type Plugin } from 'vite'

const src = join(import.meta.dirname, 'src')
/** Styles that pages name; every other file of `styles/` is imported by one of these. */
const sheets = [
  'public',
  'desk',
  'front',
  'people',
  'kit',
  'councils',
  'register',
  'shop',
  'oversight',
  'dossiers',
  'insight',
  'map',
  'trace',
  'exchange',
  'open-data',
  'jar',
  'signing',
  'support',
  'promotion',
  'knowledge',
  'demand',
  'live',
]
const notPages = new Set(['kit', 'islands', 'messages', 'styles'])
const kitPages = ['kit/document', 'kit/showcase/kit-page', 'kit/problem-page']

/** Names of the pages: every .tsx of a room and its folders (`registry/product`, `councils/card/sign`), and the kit's. */
function listPages(): string[] {
  const rooms = readdirSync(src, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !notPages.has(entry.name),
  )
  return [...kitPages, ...rooms.flatMap((room) => listComponents(room.name).map((name) => `${room.name}/${name}`))]
}

function listComponents(folder: string): string[] {
  return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
    .map((file) => file.slice(0, -'.tsx'.length))
}

// The parts of an island lie in folders of their own and are no islands.
const listIslands = () => listComponents('islands').filter((name) => !name.includes('/'))

const componentName = (island: string) => island.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

/** `island:autosave` is a module that hydrates the component `Autosave` of `islands/autosave.tsx`. */
const islandEntries: Plugin = {
  name: 'island-entries',
  resolveId: (id) => (id.startsWith('island:') ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith('\0island:')) return undefined
    const name = id.slice('\0island:'.length)
    const component = componentName(name)
    return `import { ${component} } from ${JSON.stringify(join(src, 'islands', `${name}.tsx`))}
import { mountIsland } from ${JSON.stringify(join(src, 'islands', 'mount.ts'))}
mountIsland(${JSON.stringify(name)}, ${component})`
  },
}

const icon: Plugin = {
  name: 'icon',
  buildStart() {
    this.emitFile({ type: 'asset', name: 'icon.svg', source: readFileSync(join(src, 'styles', 'icon.svg')) })
  },
}

const asRecord = (names: string[], toFile: (name: string) => string) =>
  Object.fromEntries(names.map((name) => [name, toFile(name)]))

// The floors below and the words are the server's too: a second copy of them in the pages makes it larger for nothing.
const floorsBelow = [/^@saolang\//, 'zod']
const wordsOfTheServer: Plugin = {
  name: 'words-of-the-server',
  enforce: 'pre',
  resolveId(id, importer) {
    const file = relative(src, join(importer ?? src, '..', id))
    return id.startsWith('.') && file.startsWith('messages/')
      ? { id: `@saolang/web/${file}`, external: true }
      : undefined
  },
}

/** The pages, as modules that the server imports: `dist/pages/<room>/<name>.js`, one copy of Preact for all. */
export const pagesBuild = (outDir: string): InlineConfig => ({
  ...basics,
  plugins: [...(basics.plugins ?? []), wordsOfTheServer],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: join(outDir, 'pages'),
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    copyPublicDir: false,
    rolldownOptions: {
      external: floorsBelow,
      input: asRecord(listPages(), (page) => join(src, `${page}.tsx`)),
      output: {
        ...{ format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        // Names stay for whoever reads a stack; the white between them would lie in the server's memory.
        minify: { compress: false, mangle: false },
      },
    },
  },
})

/** What a browser gets: islands, styles and the icon under hashed names, listed in `dist/manifest.json`. */
export const browserBuild = (outDir: string): InlineConfig => ({
  ...basics,
  plugins: [...(basics.plugins ?? []), islandEntries, icon],
  css: { transformer: 'lightningcss' },
  build: {
    outDir,
    emptyOutDir: false,
    manifest: 'manifest.json',
    target: ['chrome87', 'safari14', 'firefox83'],
    cssMinify: 'lightningcss',
    assetsInlineLimit: 0,
    copyPublicDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: {
        ...asRecord(listIslands(), (island) => `island:${island}`),
        'service-worker': join(src, 'islands', 'service-worker.ts'),
        ...asRecord(sheets, (sheet) => join(src, 'styles', `${sheet}.css`)),
      },
      output: {
        entryFileNames: 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
})

const basics: InlineConfig = {
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'warn',
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false, reactAliasesEnabled: false })],
}

export default defineConfig(browserBuild('dist'))
