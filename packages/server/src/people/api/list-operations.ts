import type { ApiField, ApiGroup, ApiOperation } from '@saolang/web/people/api/operation.ts'

type Schema = {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  allOf?: Schema[]
}
type Content = Record<string, { schema?: Schema }>
type Described = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { description: string; content?: Content }>
}

/** What of an OpenAPI document the reference shows. */
export type ApiDocument = {
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Described>>
}

const deepest = 3

/** The operations of a description, group by group, with their fields told flat. */
export function listOperations({ tags, paths }: ApiDocument): ApiGroup[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      group: operation.tags[0],
      shown: show(operation, method, path),
    })),
  )
  return tags.map(({ name, description }) => ({
    ...{ name, words: description },
    operations: all.filter(({ group }) => group === name).map(({ shown }) => shown),
  }))
}

function show(operation: Described, method: string, path: string): ApiOperation {
  const { operationId: id, summary, description, parameters = [], requestBody, responses } = operation
  const body = requestBody && fieldsOf(schemaOf(requestBody.content))
  return {
    ...{ id, method: method.toUpperCase(), path, summary, description },
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      type: `${parameter.in}: ${typeOf(parameter.schema ?? {})}`,
      isRequired: parameter.required ?? false,
      words: parameter.description ?? '',
    })),
    ...(body && { body }),
    answers: Object.entries(responses)
      .filter(([status]) => status !== 'default')
      .map(([status, answer]) => ({
        ...{ status, words: answer.description },
        fields: answer.content ? fieldsOf(schemaOf(answer.content)) : [],
      })),
  }
}

const schemaOf = (content: Content): Schema => Object.values(content)[0]?.schema ?? {}

function fieldsOf(schema: Schema, prefix = '', depth = 1): ApiField[] {
  const inner = schema.items ?? schema.anyOf?.find(({ properties }) => properties) ?? schema
  return Object.entries(inner.properties ?? {}).flatMap(([name, field]) => {
    const own = `${prefix}${name}`
    const isRequired = inner.required?.includes(name) ?? false
    const mark = field.type === 'array' ? `${own}[].` : `${own}.`
    const below = depth < deepest ? fieldsOf(field, mark, depth + 1) : []
    return [{ name: own, type: typeOf(field), isRequired, words: field.description ?? '' }, ...below]
  })
}

function typeOf({ type, format, enum: values, const: only, anyOf, items }: Schema): string {
  if (values) return values.map(String).join(' | ')
  if (only !== undefined) return String(only)
  if (anyOf) return [...new Set(anyOf.map(typeOf))].join(' | ')
  if (type === 'array') return `${typeOf(items ?? {})}[]`
  const named = Array.isArray(type) ? type.join(' | ') : (type ?? 'any')
  return format ? `${named} (${format})` : named
}
