import { commands } from './commands.ts'

const [name = '--help', ...args] = process.argv.slice(2)
const command = commands[name]

if (name === '--help' || name === 'help' || !command) {
  const lines = Object.entries(commands).map(([word, { does }]) => `  ${word.padEnd(14)} ${does}`)
  process.stdout.write(`./saolang <command>\n\n${lines.join('\n')}\n`)
  if (!command && name !== '--help' && name !== 'help') {
    process.stderr.write(`saolang: there is no command "${name}"\n`)
    process.exitCode = 2
  }
} else {
  try {
    process.exitCode = (await command.run(args)) ?? 0
  } catch (error) {
    process.stderr.write(`saolang ${name}: ${error instanceof Error ? error.message : error}\n`)
    if (process.env.SAOLANG_LOG === 'debug') process.stderr.write(`${error instanceof Error ? error.stack : ''}\n`)
    process.exitCode = 1
  }
}
