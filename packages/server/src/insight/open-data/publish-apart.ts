import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rootDir } from '../../platform/config.ts'

// Megabytes of heap: a batch of rows needs far less, so that a larger heap would hold nothing but what nobody needs any more.
const heapAtMost = 256

/** Publishes in a process of its own: writing 100,000 products leaves a process twice as large, and this one has to go on serving. */
export async function publishApart(): Promise<void> {
  const cli = join(rootDir, 'packages/server/src/cli.ts')
  const flags = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${heapAtMost}`]
  await promisify(execFile)(process.execPath, [...flags, cli, 'publish-data'])
}
