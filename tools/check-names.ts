// Names that say nothing are refused; files and folders are written in kebab-case.
import { listFiles } from './list-files.ts'

const emptyNames = ['utils', 'util', 'helpers', 'helper', 'common', 'shared', 'base', 'misc', 'types', 'index']
// Dated decisions carry their number; a style sheet of the document's own elements is what it says.
const kept = ['packages/web/src/styles/base.css']

/** Files and folders whose name says nothing or is not kebab-case, a sentence each. */
export function findNameProblems(root?: string): string[] {
  const paths = listFiles(['{packages,tools,e2e,bench,db}/**/*.{ts,tsx,mjs,css,sql,json,csv}'], root)
  return paths.filter((path) => !kept.includes(path)).flatMap(findPathProblems)
}

function findPathProblems(path: string): string[] {
  return path.split('/').flatMap((part, i, parts) => {
    const isFile = i === parts.length - 1
    const [stem = ''] = isFile ? part.split('.') : [part]
    if (emptyNames.includes(stem)) return [`${path}: "${stem}" says nothing about what is in it`]
    return /^[a-z0-9]+([-_][a-z0-9]+)*$/.test(stem) ? [] : [`${path}: "${part}" is not in kebab-case`]
  })
}
