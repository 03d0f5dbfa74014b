import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { canonicalJson, type Day, type Sql } from '../kernel/index.ts'
import type { Head } from './chain.ts'

/** A signed head: what the chain was, on which day. Kept in a file outside the database, so that a recomputed chain is found. */
export interface Anchor {
  readonly database: string
  readonly position: number
  readonly hash: string
  readonly businessDay: Day
  readonly signedAt: string
  readonly publicKey: string
  readonly signature: string
}

export interface Signer {
  readonly privateKey: KeyObject
  readonly publicKey: string
}

/** The key that signs heads; made at first use, mode 600, beside the database and never in it. */
export const loadSigner = (dataDir: string): Signer => {
  const file = join(dataDir, 'keys', 'heads.pem')
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  }
  const privateKey = createPrivateKey(readFileSync(file))
  return { privateKey, publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64') }
}

const signedText = (anchor: Omit<Anchor, 'signature'>): Buffer =>
  Buffer.from(
    canonicalJson({
      database: anchor.database,
      position: anchor.position,
      hash: anchor.hash,
      businessDay: anchor.businessDay,
      signedAt: anchor.signedAt,
      publicKey: anchor.publicKey,
    }),
  )

export const signHead = (signer: Signer, database: string, head: Head, businessDay: Day, now: Date): Anchor => {
  const unsigned = {
    database,
    position: Number(head.position),
    hash: head.hash.toString('hex'),
    businessDay,
    signedAt: now.toISOString(),
    publicKey: signer.publicKey,
  }
  return { ...unsigned, signature: sign(null, signedText(unsigned), signer.privateKey).toString('base64') }
}

export const anchorFile = (dataDir: string, database: string): string => join(dataDir, 'anchors', `${database}.jsonl`)

export const keepAnchor = (file: string, anchor: Anchor): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  appendFileSync(file, `${canonicalJson(anchor)}\n`, { mode: 0o600 })
}

export const readAnchors = (file: string): Anchor[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      try {
        return JSON.parse(line) as Anchor
      } catch {
        throw new Error(`${file}, line ${i + 1}: not a signed head`)
      }
    })

/** Holds every kept head against the chain as it stands now; says what is wrong, oldest first. */
export const checkAnchors = async (sql: Sql, anchors: readonly Anchor[]): Promise<string[]> => {
  const problems: string[] = []
  const rows = await sql.rows<{ position: bigint; hash: Buffer }>(`select position, hash from seal where position = any($1)`, [
    anchors.map((anchor) => anchor.position),
  ])
  const hashes = new Map(rows.map((row) => [Number(row.position), row.hash.toString('hex')]))
  for (const anchor of anchors) {
    const key = createPublicKey({ key: Buffer.from(anchor.publicKey, 'base64'), type: 'spki', format: 'der' })
    if (!verify(null, signedText(anchor), key, Buffer.from(anchor.signature, 'base64'))) {
      problems.push(`the head of ${anchor.businessDay} (position ${anchor.position}) does not carry its signature`)
      continue
    }
    if (anchor.position === 0) continue
    const hash = hashes.get(anchor.position)
    if (hash === undefined)
      problems.push(`the tail is gone: position ${anchor.position} was signed on ${anchor.businessDay} and is missing now`)
    else if (hash !== anchor.hash) {
      problems.push(
        `the chain was recomputed: position ${anchor.position}, signed on ${anchor.businessDay}, has another hash now`,
      )
    }
  }
  return problems
}
