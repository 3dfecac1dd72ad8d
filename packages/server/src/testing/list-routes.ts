/** A route as it is registered: the path with its parameters, `/products/:code`. */
export type Route = { method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; path: string }

/** Every route of the application, from Fastify's own drawing: four columns a level, the methods in brackets. */
export function listRoutes(app: { printRoutes(options: { commonPrefix: false }): string }): Route[] {
  const way: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods = ''] = line.match(/^(.*?)[├└]── (\S+)(?: \(([^)]*)\))?/) ?? []
      if (!part) return []
      const depth = indent.length / 4
      way.length = depth
      way[depth] = part
      // Where parameters of one place have several names Fastify draws them all: `:id|:sessionId`.
      const path = way.join('').replace(/(?::\w+\|)+(:\w+)/g, '$1') || '/'
      return methods
        .split(', ')
        .filter((method) => method && method !== 'HEAD' && method !== 'OPTIONS' && part !== '*')
        .map((method) => ({ method: method as Route['method'], path }))
    })
}
