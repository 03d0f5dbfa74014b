import { createHash } from 'node:crypto'
import { cast, institutions } from '../year/cast.ts'
import type { Stage } from '../year/stage.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const verified = 620_000n
const forSale = 600_000n

/** A registered offshore wind project with one verified batch, most of it brought to the exchange. */
export const issueCredits = async (stage: Stage): Promise<void> => {
  const owner = cast.creditOwner.first
  const project = (await stage.one(
    'ccer.registerProject',
    {
      nameZh: '东屿海上风电一期',
      nameEn: 'Dongyu Offshore Wind I',
      type: 'renewable',
      methodology: 'CCER-01-002-V01',
      startOn: '2022-06-30',
      province: '35',
      location: '东屿海域，离岸 42 公里',
      coveredFacility: false,
      validator: institutions.verifier,
      validationReport: 'SD-2024-017',
    },
    owner,
  )) as { project: string }
  const batch = (await stage.one(
    'ccer.applyBatch',
    {
      project: project.project,
      periodFrom: '2023-01-01',
      periodUntil: '2024-06-30',
      quantity: verified,
      reportId: 'JC-2024-031',
      reportSha256: sha256('JC-2024-031'),
      verifier: institutions.creditVerifier,
    },
    owner,
  )) as { batch: string }
  const report = { batch: batch.batch, quantity: verified, reportId: 'HC-2024-044', reportSha256: sha256('HC-2024-044') }
  await stage.one('ccer.verifyBatch', report, cast.creditVerifier.first)
  await stage.byTwo([{ command: 'ccer.registerBatch', input: { batch: batch.batch }, by: cast.registry }])
  await stage.one('registry.moveToTrading', { product: 'CCER', quantity: forSale }, owner)
}
