import type { Actor, Role } from '../src/kernel/index.ts'
import type { RunningApp } from '../src/main.ts'
import { run, type Answer, type Request } from '../src/store/index.ts'
import { system } from './database.ts'

/** A small market to test in: an authority, a province, a group with two plants, and the operators. */
export const organisations = [
  { id: 'mee', kind: 'ministry', nameZh: '生态环境部', nameEn: 'MEE', province: null, parent: null, details: {} },
  {
    id: 'province-33',
    kind: 'province',
    nameZh: '浙江省生态环境厅',
    nameEn: 'Zhejiang',
    province: '33',
    parent: null,
    details: {},
  },
  {
    id: 'province-32',
    kind: 'province',
    nameZh: '江苏省生态环境厅',
    nameEn: 'Jiangsu',
    province: '32',
    parent: null,
    details: {},
  },
  { id: 'group', kind: 'group', nameZh: '远岭能源集团', nameEn: 'Yuanling Energy', province: '33', parent: null, details: {} },
  { id: 'plantA', kind: 'emitter', nameZh: '云汀发电', nameEn: 'Yunting Power', province: '33', parent: 'group', details: {} },
  { id: 'plantB', kind: 'emitter', nameZh: '石垣发电', nameEn: 'Shiyuan Power', province: '33', parent: 'group', details: {} },
  { id: 'plantC', kind: 'emitter', nameZh: '启衡热电', nameEn: 'Qiheng Heat', province: '32', parent: null, details: {} },
  {
    id: 'registry-operator',
    kind: 'registryOperator',
    nameZh: '注册登记机构',
    nameEn: 'Registry',
    province: null,
    parent: null,
    details: {},
  },
  {
    id: 'exchange-operator',
    kind: 'exchangeOperator',
    nameZh: '交易机构',
    nameEn: 'Exchange',
    province: null,
    parent: null,
    details: {},
  },
] as const

export const someone = (person: string, organisation: string, roles: readonly Role[], province?: string): Actor => ({
  person,
  organisation,
  roles,
  ...(province === undefined ? {} : { province }),
})

export const li = someone('li', 'plantA', ['representative', 'trader', 'plantEngineer'])
export const gao = someone('gao', 'plantA', ['representative'])
export const wang = someone('wang', 'plantB', ['representative', 'trader'])
export const chen = someone('chen', 'plantC', ['representative', 'trader'])
export const officer = someone('he', 'province-33', ['provincialOfficer'], '33')
export const registrar = someone('zhou', 'registry-operator', ['registryOperator'])
export const operator = someone('gu', 'exchange-operator', ['exchangeOperator'])

/** Runs a command that must succeed, and says why when it does not. */
export const must = async (
  app: RunningApp,
  command: string,
  input: unknown,
  actor: Actor = system,
): Promise<Answer & { kind: 'done' | 'proposed' }> => {
  const answer = await run(app, { command, input, actor })
  if (answer.kind !== 'done' && answer.kind !== 'proposed')
    throw new Error(`${command}: ${JSON.stringify(answer, (_k, v: unknown) => (typeof v === 'bigint' ? Number(v) : v))}`)
  return answer
}

/** Proposes and confirms with two people; both must succeed. */
export const mustWithTwo = async (
  app: RunningApp,
  command: string,
  input: unknown,
  first: Actor,
  second: Actor,
): Promise<Answer> => {
  const proposed = await must(app, command, input, first)
  if (proposed.kind !== 'proposed') throw new Error(`${command} did not ask for a second person`)
  return must(app, 'approval.confirm', { proposal: proposed.proposal }, second)
}

/** The codes a command is refused with; empty when it was not refused. */
export const refusedWith = async (app: RunningApp, request: Request): Promise<string[]> => {
  const answer = await run(app, request)
  return answer.kind === 'refused' ? answer.refusals.map((refusal) => refusal.code) : []
}

export const admitAll = async (app: RunningApp): Promise<void> => {
  await must(app, 'parties.admit', { organisations })
  const holders = organisations.filter((item) => ['ministry', 'province', 'emitter'].includes(item.kind)).map((item) => item.id)
  await must(app, 'registry.openAccounts', { organisations: holders }, registrar)
}

/** Issues allowances to emitters of Zhejiang, as if its allocation had been decided. */
export const issue = async (
  app: RunningApp,
  product: string,
  rows: readonly { entity: string; quantity: bigint }[],
  province = 'province-33',
): Promise<void> => {
  await must(app, 'registry.issue', { product, year: Number(product.slice(-4)), province, purpose: 'preAllocation', rows })
}
