import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { house } from './house.ts'
import { tell } from './process.ts'
import { tableOf } from './row.ts'

const planned = ['registry', 'exchange', 'ccer', 'mrv']
const usage = 'npm run bench -- NAME [--json] [--plants FILE] [--runs 3]; NAME is house, registry, exchange, ccer or mrv'

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, plants: { type: 'string' }, runs: { type: 'string' } },
  })
  const [name] = positionals
  if (name !== undefined && planned.includes(name)) {
    tell(`There is no benchmark "${name}" yet; only "house" stands so far.`)
    return 2
  }
  const runs = Number(values.runs ?? 3)
  if (name !== 'house' || !Number.isInteger(runs) || runs < 1) {
    tell(usage)
    return 2
  }
  if (values.plants !== undefined && !existsSync(values.plants)) {
    tell(`there is no file ${values.plants}`)
    return 2
  }
  const rows = await house({ plants: values.plants, runs })
  process.stdout.write(values.json === true ? `${JSON.stringify(rows, null, 2)}\n` : `${tableOf(rows)}\n`)
  return 0
}

process.exitCode = await main()
