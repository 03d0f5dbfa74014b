import { organisationSchema } from '../parties/events.ts'
import type { RunningApp } from '../main.ts'
import { must, registrar, someone } from '../../test/people.ts'

/** People and bodies of a small voluntary market, for tests. */
export const owner = someone('lin', 'windOwner', ['projectOwner', 'trader'])
export const verifier = someone('qin', 'bodyV', ['verifier'])
export const secondRegistrar = { ...registrar, person: 'zhou-2' }

const party = (id: string, kind: string, nameZh: string, nameEn: string) =>
  organisationSchema.parse({ id, kind, nameZh, nameEn, province: '33', parent: null })

export const parties = [
  party('windOwner', 'projectOwner', '东屿海上风电', 'Dongyu Offshore Wind'),
  party('otherOwner', 'projectOwner', '南岭造林', 'Nanling Forest'),
  party('bodyA', 'verificationBody', '甲审定机构', 'Body A'),
  party('bodyV', 'verificationBody', '乙核查机构', 'Body V'),
]

export const admitVoluntary = async (app: RunningApp): Promise<void> => {
  await must(app, 'parties.admit', { organisations: parties })
  await must(app, 'registry.openAccounts', { organisations: ['windOwner'] }, registrar)
}

export const windFarm = {
  nameZh: '东屿海上风电一期',
  nameEn: 'Dongyu Offshore Wind I',
  type: 'renewable',
  methodology: 'CCER-01-002-V01',
  startOn: '2021-03-01',
  province: '33',
  location: '舟山海域',
  coveredFacility: false,
  validator: 'bodyA',
  validationReport: 'VAL-2024-001',
}

const hash = (digit: string): string => digit.repeat(64)

/** A batch of a project's first half of 2024, in the wire's form. */
export const firstHalf = (project: string) => ({
  project,
  periodFrom: '2024-01-01',
  periodUntil: '2024-06-30',
  quantity: 80_000,
  reportId: 'RED-2024-1',
  reportSha256: hash('a'),
  verifier: 'bodyV',
})

export const verification = (batch: string, quantity = 80_000) => ({
  batch,
  quantity,
  reportId: 'VER-2024-1',
  reportSha256: hash('b'),
})
