/** A field of a body, an answer or an address: dotted name, type in words. */
export type ApiField = { name: string; type: string; isRequired: boolean; words: string }

/** An operation of the API as its reference shows it. */
export type ApiOperation = {
  id: string
  method: string
  path: string
  summary: string
  description: string
  parameters: readonly ApiField[]
  body?: readonly ApiField[]
  answers: readonly { status: string; words: string; fields: readonly ApiField[] }[]
}

/** A group of operations. */
export type ApiGroup = { name: string; words: string; operations: readonly ApiOperation[] }
