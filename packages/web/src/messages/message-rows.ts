/** One row a message: Vietnamese first, then English. `{name}` is filled in; `{n|day|days}` picks the English number. */
export type MessageRows = Record<string, readonly [vi: string, en: string]>

/** Languages of the interface. */
export type Lang = 'vi' | 'en'

/** What the braces of a message are filled with; numbers are written the way the language writes them. */
export type MessageValues = Record<string, string | number>
