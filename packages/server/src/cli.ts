import { runCommand } from './commands.ts'

// A reader of our output that went away (`… | head`) is no reason to fall over.
process.stdout.on('error', () => {})

const [word = '--help', ...args] = process.argv.slice(2)
process.exitCode = await runCommand(word, args)
// The channel to whoever started us would keep us alive, and so would a connection that forgot to end.
if (process.connected) process.disconnect()
setTimeout(() => process.exit(), 3000).unref()
