import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'

/** Debian's package of each program that the tests of signatures are judged by. */
const packages: Record<string, string> = {
  pdfsig: 'poppler-utils',
  certutil: 'libnss3-tools',
  openssl: 'openssl',
  'pkcs11-tool': 'opensc',
  'softhsm2-util': 'softhsm2',
}

/** Runs a program that is not ours and gives all that it says. Throws an Error that names the package when it is missing. */
export function runTool(
  name: string,
  args: readonly string[],
  env: Record<string, string> = {},
): { code: number; said: string } {
  const { status, stdout, stderr, error } = spawnSync(name, args, { encoding: 'utf8', env: { ...process.env, ...env } })
  if (error) throw new Error(`${name} is missing: apt-get install ${packages[name] ?? name}`)
  return { code: status ?? -1, said: stdout + stderr }
}

/** The same, while this process goes on answering what the program asks it. */
export async function runToolBeside(name: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(name, args)
  return stdout + stderr
}
