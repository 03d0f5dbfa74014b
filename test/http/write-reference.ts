import { writeFileSync } from 'node:fs'
import { openApiText, permissionsText } from '../../src/http/index.ts'
import { declarations } from '../../src/main.ts'

/** Writes docs/reference from the declarations: `npx tsx test/http/write-reference.ts`. */
const declared = declarations()
writeFileSync('docs/reference/openapi.json', openApiText(declared))
writeFileSync('docs/reference/permissions.md', permissionsText(declared))
