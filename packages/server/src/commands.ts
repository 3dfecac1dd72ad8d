/**
 * A word of the command line: what it does in one line, the options that it takes beside words (no `takes`: nothing at all), and the
 * run that ends with an exit code.
 */
export type Command = { does: string; takes?: readonly string[]; run(args: string[]): Promise<number> }

/** The command line, a row a word. A command's code is loaded when it is asked for. */
export const commands: Record<string, Command> = {
  start: {
    does: 'start everything on one port (PORT, HOST, SAOLANG_DATA_DIR, DATABASE_URL)',
    run: async () => (await import('./start-command.ts')).startCommand(),
  },
  migrate: {
    does: 'bring the database to the newest migration',
    run: async () => (await import('./database-commands.ts')).migrateCommand(),
  },
  seed: {
    does: 'load the reference data and, unless SAOLANG_DEMO=off, the demo',
    run: async () => (await import('./database-commands.ts')).seedCommand(),
  },
  schema: {
    does: 'print the schema that the migrations make (--write keeps it in db/schema.sql, --check compares)',
    takes: ['--write', '--check'],
    run: async (args) => (await import('./schema-command.ts')).schemaCommand(args),
  },
  config: {
    does: 'print the configuration in force, secrets masked (--write keeps docs/operations/configuration.md, --check compares)',
    takes: ['--write', '--check'],
    run: async (args) => (await import('./platform/settings/config-command.ts')).configCommand(args),
  },
  postgres: {
    does: 'run the embedded PostgreSQL by itself, for processes apart that share it',
    run: async () => (await import('./platform/postgres/serve-command.ts')).postgresCommand(),
  },
  administrator: {
    does: 'make an administrator and print the link to set a password: administrator <e-mail> <full name>',
    takes: [],
    run: async (args) => (await import('./administrator-command.ts')).administratorCommand(args),
  },
  token: {
    does: 'print a bearer token for programs: token --role integrator (of the demo), or with --person <e-mail> (--days, --list, --revoke <id>)',
    takes: ['--role', '--person', '--days', '--list', '--revoke'],
    run: async (args) => (await import('./token-command.ts')).tokenCommand(args),
  },
  star: {
    does: 'score sheets: JSON lines in, JSON lines out',
    run: async () => {
      const { starCommand } = await import('./star-command.ts')
      await starCommand(process.stdin, process.stdout)
      return 0
    },
  },
  'digital-link': {
    does: 'read GS1 Digital Links: a URI a line in, JSON lines out',
    run: async () => {
      const { digitalLinkCommand } = await import('./digital-link-command.ts')
      await digitalLinkCommand(process.stdin, process.stdout)
      return 0
    },
  },
  epc: {
    does: 'turn EPC URNs into Digital Links and back: JSON lines in, JSON lines out',
    run: async () => {
      const { epcCommand } = await import('./epc-command.ts')
      await epcCommand(process.stdin, process.stdout)
      return 0
    },
  },
  'epcis-hash': {
    does: 'hash the events of EPCIS documents: a JSON document a line in, lists of hashes out',
    run: async () => {
      const { epcisHashCommand } = await import('./epcis-hash-command.ts')
      await epcisHashCommand(process.stdin, process.stdout)
      return 0
    },
  },
  import: {
    does: 'take recorded recognitions in, row by row: import <file.csv or file.xlsx>',
    takes: [],
    run: async (args) => (await import('./database-commands.ts')).importRecordsCommand(args),
  },
  export: {
    does: 'write the register, or what the words find, as JSON lines: export [--csv] [words]',
    takes: ['--csv'],
    run: async (args) => (await import('./database-commands.ts')).exportRecordsCommand(args),
  },
  'publish-data': {
    does: 'write the open data of today, as the nightly job does; a day has one edition',
    takes: [],
    run: async () => (await import('./database-commands.ts')).publishDataCommand(),
  },
  months: {
    does: 'list the months of traced events, or move one: months --detach 2022-01 <folder>, months --attach 2022-01 <folder> [--key <file>]',
    takes: ['--detach', '--attach', '--key'],
    run: async (args) => (await import('./months-command.ts')).monthsCommand(args),
  },
  archive: {
    does: 'pack recorded decisions for the archives, with dossiers, papers, XML and hashes: archive <folder> [--decision <number>]; archive --verify <folder>',
    takes: ['--decision', '--verify'],
    run: async (args) => (await import('./database-commands.ts')).archiveDecisionsCommand(args),
  },
  'rotate-key': {
    does: 'make a new key for credentials, in use from the next start; the former ones stay published',
    takes: [],
    run: async () => (await import('./rotate-key-command.ts')).rotateKeyCommand(),
  },
  backup: {
    does: 'take a backup that any instant can be restored from, check it, forget old ones (--list; --verify [<id>] reads all of one again; --copy <folder or s3> [--of <folder or s3>])',
    takes: ['--list', '--verify', '--key', '--copy', '--of'],
    run: async (args) => (await import('./platform/backup/backup-command.ts')).backUp(args),
  },
  restore: {
    does: 'restore into a new folder, to any instant or as far as the archive goes: restore <to> [--at <instant>] [--backup <id>] [--from <folder>] [--key <file>]',
    takes: ['--at', '--backup', '--from', '--key'],
    run: async (args) => (await import('./platform/backup/restore/restore-command.ts')).restore(args),
  },
  dump: {
    does: 'write one moment of the database, the stored files and the secrets into one file that any PostgreSQL 18 can take: dump <file>',
    takes: [],
    run: async (args) => (await import('./platform/portable/dump-command.ts')).dump(args),
  },
  load: {
    does: 'put a dump into an empty database, or in the place of what is there: load <file> [--force]',
    takes: ['--force'],
    run: async (args) => (await import('./platform/portable/load-command.ts')).load(args),
  },
  replica: {
    does: 'make and run a streaming standby in SAOLANG_DATA_DIR: replica --from <address or data folder> (--name, --synchronous, --asynchronous)',
    takes: ['--from', '--name', '--synchronous', '--asynchronous'],
    run: async (args) => (await import('./platform/replica/replica-command.ts')).replicaCommand(args),
  },
  promote: {
    does: 'make the standby of SAOLANG_DATA_DIR, or of --at <address>, the primary (--force although its primary answers)',
    takes: ['--at', '--force'],
    run: async (args) => (await import('./platform/replica/promote-command.ts')).promoteCommand(args),
  },
  files: {
    does: 'move stored files between the folder and S3, or hold each to its hash: files copy --to s3|folder, files verify [--in s3|folder]',
    takes: ['--to', '--in'],
    run: async (args) => (await import('./platform/stores/files-command.ts')).filesCommand(args),
  },
  distribute: {
    does: 'spread the tables of traces over the machines of a Citus cluster (DATABASE_URL names its coordinator)',
    run: async () => (await import('./trace/distribute/distribute-command.ts')).distributeCommand(),
  },
  'verify-audit': {
    does: 'find any changed, removed, reordered or cut line of the audit',
    takes: ['--checkpoints', '--key', '--witness'],
    run: async (args) => (await import('./verify-audit-command.ts')).verifyAudit(args),
  },
  replay: {
    does: 'draw every stored verdict again from its inputs, or one: replay [<verdict>]',
    takes: [],
    run: async (args) => (await import('./replay-command.ts')).replayCommand(args),
  },
  test: { does: 'run every test, browser tests included (takes what vitest takes)', run: throughLauncher },
  check: {
    does: 'format, lint, types, graph, sizes, names, migrations, law and pure tests in a minute',
    run: throughLauncher,
  },
  dev: { does: 'start, and again after every change', run: throughLauncher },
  bench: { does: 'run the benchmarks: figure, limit, ratio', run: throughLauncher },
}

/** Runs one command. Gives its exit code: 2 when there is no such word or it does not take what it was given, 1 when it was refused; one clear line each. */
export async function runCommand(word: string, args: string[]): Promise<number> {
  if (word === '--help' || word === 'help') {
    process.stdout.write(listCommands())
    return 0
  }
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined
  if (!command) {
    process.stderr.write(`saolang: there is no command "${word}" (./saolang --help lists them)\n`)
    return 2
  }
  if (args.includes('--help')) {
    process.stdout.write(`./saolang ${word}: ${command.does}\n`)
    return 0
  }
  const stray = findStray(command, args)
  if (stray !== undefined) {
    process.stderr.write(`saolang ${word}: it does not take "${stray}" (./saolang ${word} --help)\n`)
    return 2
  }
  try {
    return await command.run(args)
  } catch (error) {
    const message = error instanceof Error ? error.message || error.name : String(error)
    process.stderr.write(`saolang ${word}: ${message.replaceAll('\n', ' ')}\n`)
    if (process.env.SAOLANG_LOG === 'debug') process.stderr.write(`${(error as Error).stack}\n`)
    return 1
  }
}

// What comes after `--` is meant as it stands.
function findStray({ takes }: Command, args: readonly string[]): string | undefined {
  if (!takes) return args[0]
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : args.length)
  return own.find((arg) => arg.startsWith('-') && !takes.includes(arg.split('=')[0] as string))
}

function listCommands(): string {
  const lines = Object.entries(commands).map(([word, { does }]) => `  ${word.padEnd(14)} ${does}`)
  return `./saolang <command>\n\n${lines.join('\n')}\n`
}

async function throughLauncher(): Promise<number> {
  throw new Error('this one is started as ./saolang <command>')
}
