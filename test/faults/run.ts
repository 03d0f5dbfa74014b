import { join } from 'node:path'
import { cut, flipped, underLoad, whileRestoring } from './archives.ts'
import { chainFaults } from './chain.ts'
import { twoPrograms, whileBuilding, whileStepping } from './halves.ts'
import { killFaults } from './kills.ts'
import { post, signIn } from './load.ts'
import { addressOf, cleanUp, freePort, killed, newFolder, query, serve } from './market.ts'
import { holds, rowOf, tableOf, type Finding } from './row.ts'

const tell = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const started = Date.now()
const told = (fault: string): void => tell(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${fault}`)

/**
 * A demo market with one day's end signed, built once and copied for every fault. Its server writes safely, as everybody's
 * does.
 */
const buildTemplate = async (): Promise<{ template: string; events: number }> => {
  const template = join(newFolder(), 'data')
  const serving = await serve(template, await freePort())
  const count = `select count(*) as n from event where name not like 'market.phase%'`
  const events = Number((await query<{ n: string }>(addressOf(template), count))[0]?.n)
  const [safe] = await query<{ fsync: string }>(addressOf(template), 'show fsync')
  if (safe?.fsync !== 'on') throw new Error('fault runs need a server that writes safely')
  const cookie = await signIn(serving.port, 'tonne:first')
  const stepped = await post(serving.port, 'market/step', { to: 'nextDay' }, cookie)
  if (stepped.status !== 201) throw new Error(`the template's day does not end: ${await stepped.text()}`)
  await killed(serving, 'SIGTERM')
  return { template, events }
}

const tellWrong = (finding: Finding): void => {
  for (const sentence of finding.wrong.slice(0, 5)) tell(`      ${finding.fault}: ${sentence}`)
}

const safely = async (fault: () => Promise<Finding>, name: string): Promise<Finding> => {
  try {
    return await fault()
  } catch (error) {
    return { fault: name, unit: 'runs', tried: 1, survived: 0, runs: 1, wrong: [(error as Error).message] }
  }
}

const house = async (): Promise<Finding[]> => {
  told('building the market that every fault is made on')
  const { template, events } = await buildTemplate()
  const archive = join(newFolder(), 'market.backup')
  const findings: Finding[] = []
  const faults: readonly (readonly [string, () => Promise<Finding>])[] = [
    ...killFaults(template).map((fault, i) => [`kill -9 under load, ${['program', 'PostgreSQL', 'both'][i]}`, fault] as const),
    ['killed while building the demo market', () => whileBuilding(events)],
    ['killed while stepping the clock', () => whileStepping(template)],
    ['two programs on one database', () => twoPrograms(template)],
    ['backup under load', () => underLoad(template, archive)],
    ['an archive that was cut', () => cut(archive)],
    ['an archive with a flipped bit', () => flipped(archive)],
    ['killed while restoring', () => whileRestoring(archive)],
  ]
  for (const [name, fault] of faults) {
    told(name)
    const finding = await safely(fault, name)
    tellWrong(finding)
    findings.push(finding)
  }
  for (const finding of await chainFaults(template, told)) {
    tellWrong(finding)
    findings.push(finding)
  }
  return findings
}

const suites: Readonly<Record<string, () => Promise<Finding[]>>> = { house }

const args = process.argv.slice(2)
const name = args.find((arg) => !arg.startsWith('--')) ?? 'house'
const suite = suites[name]
if (!suite) {
  tell(`there are no fault runs named ${name}; known: ${Object.keys(suites).join(', ')}`)
  process.exit(2)
}

const stop = (): void => void cleanUp().finally(() => process.exit(130))
process.once('SIGINT', stop)
process.once('SIGTERM', stop)

try {
  const findings = await suite()
  told(`${findings.filter(holds).length} of ${findings.length} hold`)
  if (args.includes('--json')) console.log(JSON.stringify(findings.map(rowOf), null, 2))
  else console.log(tableOf(findings))
} finally {
  await cleanUp()
}
