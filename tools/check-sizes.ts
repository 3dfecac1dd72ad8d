// Sizes that a reader can hold: 300 lines a file, 60 a function, 25 files a room. Tests and data are free.
import { dirname } from 'node:path'
import ts from 'typescript'
import { listFiles, readFiles, type SourceFile } from './list-files.ts'

const longestFile = 300
const longestFunction = 60
const fullestRoom = 25

/** What is too big, a sentence each; empty when all is well. */
export function findSizeProblems(root?: string): string[] {
  const sources = readFiles(['{packages,tools,e2e,bench}/**/*.{ts,tsx,mjs,css}'], root).filter(isSource)
  return [...sources.flatMap(findFileProblems), ...findRoomProblems(listFiles(['packages/*/src/**/*.{ts,tsx}'], root))]
}

function findFileProblems(file: SourceFile): string[] {
  const lines = file.text.trimEnd().split('\n').length
  const tooLong = lines > longestFile ? [`${file.path}: ${lines} lines, ${longestFile} at most`] : []
  return [...tooLong, ...(file.path.endsWith('.css') ? [] : findFunctionProblems(file))]
}

function findFunctionProblems({ path, text }: SourceFile): string[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1
  const problems: string[] = []
  const visit = (node: ts.Node): void => {
    const lines = lineOf(node.getEnd()) - lineOf(node.getStart()) + 1
    if (ts.isFunctionLike(node) && lines > longestFunction)
      problems.push(`${path}:${lineOf(node.getStart())}: a function of ${lines} lines, ${longestFunction} at most`)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return problems
}

function findRoomProblems(paths: string[]): string[] {
  const rooms = Map.groupBy(paths.filter(isSource), (path) => dirname(path))
  return [...rooms].flatMap(([room, { length }]) =>
    length > fullestRoom ? [`${room}: ${length} files in one room, ${fullestRoom} at most: it holds two`] : [],
  )
}

function isSource(file: SourceFile | string): boolean {
  const path = typeof file === 'string' ? file : file.path
  return !/\.test\.tsx?$|\.d\.ts$/.test(path)
}
