import { join } from 'node:path'
import { readAnchors } from '../../src/store/anchor.ts'
import { genesis, sealOf } from '../../src/store/chain.ts'
import { createDatabase, serverAt } from '../../src/store/embedded/databases.ts'
import { openServer } from '../../src/store/embedded/server.ts'
import { copyOf, query, tonne } from './market.ts'
import type { Finding } from './row.ts'

interface Case {
  readonly fault: string
  /** Changes the database and answers what the finding must say. */
  readonly tamper: (address: string, signed: number) => Promise<RegExp>
}

/** Somewhere in the middle, one digit of an amount. */
const flipByte = async (address: string): Promise<RegExp> => {
  const [event] = await query<{ key: string }>(
    address,
    `update event set body = overlay(body placing (case when substr(body, p, 1) = '7' then '8' else '7' end) from p for 1)
     from (select e.id as chosen, position('"quantity":' in e.body) + length('"quantity":') as p from event e
           where e.body like '%"quantity":%' order by e.id offset 200 limit 1) c where id = chosen returning key`,
  )
  return new RegExp(`${event?.key ?? 'none'}\\b`)
}

/** Takes the last signed event and all after it away, with their seals and every trace in the command log. */
const dropTail = async (address: string, signed: number): Promise<RegExp> => {
  await query(address, `delete from seal where position >= $1`, [signed])
  const unsealed = `from event e where not exists (select 1 from seal s where s.event_id = e.id)`
  await query(address, `delete from command_log where id in (select split_part(e.key, '-', 1) ${unsealed})`)
  await query(address, `delete ${unsealed}`)
  return /tail is gone/
}

/** Edits an event and seals everything after it anew, as somebody with the whole database could. */
const recompute = async (address: string): Promise<RegExp> => {
  await flipByte(address)
  const rows = await query<{ position: string; body: string }>(
    address,
    `select s.position, e.body from seal s join event e on e.id = s.event_id order by s.position`,
  )
  const hashes: string[] = []
  let hash: Buffer = genesis
  for (const row of rows) {
    hash = sealOf(hash, BigInt(row.position), row.body)
    hashes.push(hash.toString('hex'))
  }
  await query(
    address,
    `update seal s set hash = decode(n.hash, 'hex') from unnest($1::bigint[], $2::text[]) as n(position, hash) where n.position = s.position`,
    [rows.map((row) => row.position), hashes],
  )
  return /recomputed/
}

const cases: readonly Case[] = [
  { fault: 'one flipped byte in an event is found and the event named', tamper: flipByte },
  { fault: 'a deleted tail is found by the signed heads', tamper: dropTail },
  { fault: 'a recomputed chain is found by the signed heads', tamper: recompute },
]

/** Each on a copy of the demo market, with the terminal's own `verify --anchor`. */
export const chainFaults = async (template: string, tell: (fault: string) => void): Promise<Finding[]> => {
  const dataDir = copyOf(template)
  const server = await openServer({ dataDir, databaseUrl: '', log: () => {} })
  const anchors = join(dataDir, 'anchors', 'tonne.jsonl')
  const signed = readAnchors(anchors).at(-1)?.position ?? 0
  const findings: Finding[] = []
  try {
    for (const [i, { fault, tamper }] of cases.entries()) {
      tell(fault)
      const database = `tampered_${i}`
      await createDatabase(serverAt(server.url()), database, 'tonne')
      const said = await tamper(server.url(database), signed)
      const { status, out, err } = await tonne('verify', '--data', dataDir, '--database', database, '--anchor', anchors)
      const isFound = status === 1 && out.split('\n').some((line) => line.startsWith('✗') && said.test(line))
      findings.push({
        fault,
        unit: 'tamperings',
        tried: 1,
        survived: isFound ? 1 : 0,
        runs: 1,
        wrong: isFound ? [] : [`verify said: ${out}${err}`],
      })
    }
  } finally {
    await server.stop()
  }
  return findings
}
