import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { rootDir } from './list-files.ts'

/** A program that runs in our terminal: how it ends, and how to end it. */
export type Program = { exitCode: Promise<number>; kill(signal: NodeJS.Signals): void }

/** Runs a script by this Node in our terminal. It ends when we are told to, or when whoever started us goes away. */
export function runProgram(args: string[], env: Record<string, string> = {}): Program {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: rootDir,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  const endWithParent = () => child.kill('SIGTERM')
  process.once('disconnect', endWithParent)
  const exitCode = new Promise<number>((resolve) => {
    child.once('exit', (code) => {
      process.off('disconnect', endWithParent)
      resolve(code ?? 1)
    })
  })
  return { exitCode, kill: (signal) => child.kill(signal) }
}

/** The path of a program of a package. */
export function packaged(path: string): string {
  return join(rootDir, 'node_modules', path)
}
