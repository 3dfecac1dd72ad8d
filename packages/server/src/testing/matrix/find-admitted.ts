import type { App } from '../../platform/http.ts'
import type { Visit } from '../fuzz/making.ts'
import type { Route } from '../list-routes.ts'

const nothingKnown = '01a20e8a-f892-7348-91cc-0ab727f49e4e'

/** Whether an answer lets its asker in, whatever it says of the thing asked for: 401, 403 and being sent to the sign-in do not. */
export function isAdmitted({ statusCode, headers }: { statusCode: number; headers: Record<string, unknown> }): boolean {
  if (statusCode === 401 || statusCode === 403) return false
  return !(statusCode === 303 && /^\/login/.test(String(headers.location)))
}

/** Asks a page, or sends an empty form, as somebody. */
export async function askPage(app: App, { method, path }: Route, { headers, csrf }: Visit) {
  const isForm = method !== 'GET'
  return app.inject({
    method,
    url: path,
    headers: {
      ...headers,
      accept: 'text/html',
      ...(isForm && { 'content-type': 'application/x-www-form-urlencoded' }),
      'x-csrf-token': csrf,
    },
    ...(isForm && { payload: new URLSearchParams({ csrf }).toString() }),
  })
}

/** Which of these visits an address lets in when it is asked for something that there is not: only the role can refuse then. */
export async function findAdmitted(app: App, route: Route, visits: readonly Visit[]): Promise<string[]> {
  const path = route.path.replace(/:\w+|\*/g, nothingKnown)
  const admitted: string[] = []
  for (const visit of visits) if (isAdmitted(await askPage(app, { ...route, path }, visit))) admitted.push(visit.name)
  return admitted
}

/** The pages and forms whose askers are told apart: not those of files, and not the two that end a session. */
export function listMatrixPages(routes: readonly Route[]): Route[] {
  return routes.filter(({ path }) => !/^\/(api|epcis|assets)\/|^\/(logout|health|ready|metrics)$/.test(path))
}

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`
