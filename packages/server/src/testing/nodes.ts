import { connect } from '../platform/connect.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/**
 * The servers that a test's database lies on: one, or with SAOLANG_TEST_CITUS (host:port of the workers, parted by commas) a
 * coordinator and its workers, each with a database of the same name.
 */
function nodesOf(serverUrl: string): string[] {
  const workers = (process.env.SAOLANG_TEST_CITUS ?? '').split(',').filter(Boolean)
  return [serverUrl, ...workers.map((host) => Object.assign(new URL(serverUrl), { host }).toString())]
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.toString()
}

/** Runs one administrative statement on the server's own database. */
export async function inServer(serverUrl: string, statement: string): Promise<void> {
  const sql = connect(serverUrl, { max: 1 })
  try {
    await sql.unsafe(statement)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Makes an empty database on every node, and a cluster of them where there are several. */
export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const nodes = nodesOf(serverUrl)
  for (const node of nodes) {
    await inServer(node, `drop database if exists ${name} with (force)`)
    await inServer(node, `create database ${name}`)
    if (nodes.length > 1) await inServer(databaseUrl(node, name), 'create extension citus')
  }
  const [coordinator = serverUrl, ...workers] = nodes
  if (workers.length === 0) return
  const on = (node: string) => `'${new URL(node).hostname}', ${new URL(node).port}`
  await inServer(databaseUrl(coordinator, name), `select citus_set_coordinator_host(${on(coordinator)})`)
  for (const worker of workers) await inServer(databaseUrl(coordinator, name), `select citus_add_node(${on(worker)})`)
}

/** Copies a database, on every node where there are several: what a coordinator knows of its workers goes by the name. */
export async function copyDatabase(serverUrl: string, name: string, template: string): Promise<void> {
  const nodes = nodesOf(serverUrl)
  for (const node of nodes) {
    // Citus keeps a process in every database, and nothing is copied while somebody is in it.
    if (nodes.length > 1)
      await inServer(node, `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${template}'`)
    await inServer(node, `create database ${name} template ${template}`)
  }
}

/** Takes a database away again. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  for (const node of nodesOf(serverUrl)) await inServer(node, `drop database if exists ${name} with (force)`)
}
