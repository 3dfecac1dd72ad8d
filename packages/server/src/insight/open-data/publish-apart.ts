import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rootDir } from '../../platform/config.ts'

/** Publishes in a process of its own: writing 100,000 products leaves a process twice as large, and this one has to go on serving. */
export async function publishApart(): Promise<void> {
  const cli = join(rootDir, 'packages/server/src/cli.ts')
  await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', cli, 'publish-data'])
}
