import type { Route } from '../list-routes.ts'
import type { Schema } from '../made-input.ts'

/** A parameter as the description names it. */
export type Parameter = { in: string; name: string; schema: Schema }

/** An address to try: one of the described API with its schemas, or one of the pages. */
export type Target = {
  name: string
  method: Route['method']
  /** With parameters as `:name`. */
  path: string
  isApi: boolean
  parameters: readonly Parameter[]
  body?: Schema
}

type Described = {
  requestBody?: { content: Record<string, { schema: Schema }> }
  parameters?: Parameter[]
}

/** Every address of the description of the API. */
export function listApiTargets(document: { paths?: object | undefined }): Target[] {
  const paths = (document.paths ?? {}) as Record<string, Record<string, Described>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([way, { requestBody, parameters = [] }]) => {
      const method = way.toUpperCase() as Route['method']
      const body = requestBody?.content['application/json']?.schema
      const ours = path.replace(/\{(\w+)\}/g, ':$1')
      return { name: `${method} ${path}`, method, path: ours, isApi: true, parameters, ...(body && { body }) }
    }),
  )
}

/** Every page and form besides. */
export function listPageTargets(routes: readonly Route[]): Target[] {
  return routes
    .filter(({ path }) => !/^\/(api|epcis)\//.test(path) && path !== '/health')
    .map(({ method, path }) => ({ name: `${method} ${path}`, method, path, isApi: false, parameters: [] }))
}

/** Finds the page that an address inside the site belongs to. */
export function pageFinder(
  targets: readonly Target[],
): (method: Route['method'], address: string) => Target | undefined {
  const byLength = new Map<string, { target: Target; parts: string[] }[]>()
  for (const target of targets) {
    const parts = target.path.split('/')
    const key = `${target.method} ${parts.length}`
    byLength.set(key, [...(byLength.get(key) ?? []), { target, parts }])
  }
  return (method, address) => {
    const parts = (address.split('?')[0] ?? '').split('/')
    const fitting = (byLength.get(`${method} ${parts.length}`) ?? []).filter((one) =>
      one.parts.every((part, i) => part === parts[i] || part.includes(':')),
    )
    const literals = (one: { parts: string[] }) => one.parts.filter((part) => !part.includes(':')).length
    return fitting.sort((one, other) => literals(other) - literals(one))[0]?.target
  }
}
