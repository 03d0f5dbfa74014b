import ts from 'typescript'
import type { HouseFile } from './files.ts'

export const parse = (file: HouseFile): ts.SourceFile =>
  ts.createSourceFile(
    file.path,
    file.text,
    ts.ScriptTarget.ES2023,
    true,
    file.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )

/** Visits every node, the file's own first; a visitor that answers false is not taken below. */
export const walk = (node: ts.Node, visit: (node: ts.Node) => boolean | void): void => {
  if (visit(node) === false) return
  ts.forEachChild(node, (child) => walk(child, visit))
}

export const lineOf = (node: ts.Node): number => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1
