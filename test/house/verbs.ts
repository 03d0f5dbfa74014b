import type { HouseFile, Sentences } from './files.ts'
import { isVerb } from './imports.ts'

/** A verb has its test beside it: NAME.test.ts or NAME.db.test.ts. */
export const verbsWithoutTest = (files: readonly HouseFile[]): Sentences => {
  const paths = new Set(files.map((file) => file.path))
  return files
    .filter(isVerb)
    .map((file) => file.path.replace(/\.ts$/, ''))
    .filter((stem) => !paths.has(`${stem}.test.ts`) && !paths.has(`${stem}.db.test.ts`))
    .map((stem) => `${stem}.ts declares a command and has no test beside it: write ${stem}.test.ts or ${stem}.db.test.ts.`)
}
