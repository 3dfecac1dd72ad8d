/** What is written on a page: field → text; boxes are 'yes'. */
export type Answers = Record<string, string>
